import { execFileSync, spawnSync } from "node:child_process"
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"

// Each test starts a process or more, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

const MAIN = resolve("dist/main.cjs")
const root = mkdtempSync(join(tmpdir(), "agents-cli-"))

beforeAll(() => {
  if (!existsSync(MAIN)) execFileSync("npm", ["run", "build"], { stdio: "ignore" })
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Runs a shell command; `agents` in it is the built executable. */
const sh = (command: string, env: NodeJS.ProcessEnv = {}) => {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `agents() { "$NODE" "$MAIN" "$@"; }; ${command}`], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE: process.execPath, MAIN, HOME: root, CLEVERAGENTS_HOME: join(root, "home"), ...env }
  })
  return { code: status, stdout, stderr }
}

describe("a stream that is closed, full or read by nobody", () => {
  test.each([
    ["agents --version >&-", 0],
    ["agents --version <&- >&- 2>&-", 0],
    ["agents server strat 2>&-", 2],
    ["agents server 2>&-", 2],
    ["agents completion bash <&- 2>&-", 0],
    ["agents completion bash >&-", 0],
    ["agents server strat <&- >&- 2>&-", 2]
  ])("%s: exit %i", (command, code) => {
    expect(sh(command)).toMatchObject({ code, stderr: "" })
  })

  test.each(["agents --version", "agents server start --help", "agents completion bash"])(
    "%s | true: the exit code is that of the command",
    (command) => {
      expect(sh(`${command} | true; echo \${PIPESTATUS[0]}`)).toEqual({ code: 0, stdout: "0\n", stderr: "" })
    }
  )

  test.runIf(existsSync("/dev/full")).each(["agents --help", "agents completion bash"])(
    "%s > /dev/full: a result that could not be told is a failure",
    (command) => {
      expect(sh(`${command} > /dev/full`)).toEqual({
        code: 1,
        stdout: "",
        stderr: "agents: cannot write to stdout: no space left on device\n"
      })
    }
  )

  test.each([
    ["agents --version", 0],
    ["agents server", 2]
  ])("%s, with a stream that went away meanwhile, exits %i", (command, code) => {
    writeFileSync(join(root, "closed.cjs"), 'require("node:fs").closeSync(2)')
    expect(sh(command, { NODE_OPTIONS: `--require ${join(root, "closed.cjs")}` })).toMatchObject({ code, stderr: "" })
  })

  test.runIf(existsSync("/dev/full"))("a usage error on a full stderr still exits 2", () => {
    expect(sh("agents server strat 2> /dev/full").code).toBe(2)
  })
})

describe("an environment that is odd", () => {
  test("a deleted working directory", () => {
    const gone = "mkdir gone && cd gone && rmdir ../gone"
    expect(sh(`${gone} && agents --version`).code).toBe(0)
    expect(sh(`${gone} && agents completion bash`).code).toBe(0)
    expect(sh(`${gone} && agents server strat`).code).toBe(2)
  })

  test.each([{ HOME: undefined }, { HOME: "" }, { HOME: "/dev/null" }, { HOME: "relative" }])(
    "%o: no home to keep code in, and no trace of one",
    (env) => {
      const found = sh("agents completion bash", { ...env, XDG_CACHE_HOME: undefined })
      expect(found).toMatchObject({ code: 0, stderr: "" })
      expect(existsSync(join(root, "relative"))).toBe(false)
    }
  )

  test("a cluster's variable does not make a worker of it", () => {
    const started = sh("agents server start --port 0 --pid-file cluster.pid", { NODE_UNIQUE_ID: "1" })
    expect(started.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+ .*PID \d+/)
    expect(sh("agents server stop --pid-file cluster.pid", { NODE_UNIQUE_ID: "1" }).code).toBe(0)
  })

  test("Windows: every server command says in one line that it is not supported", () => {
    writeFileSync(join(root, "windows.cjs"), 'Object.defineProperty(process, "platform", { value: "win32" })')
    const env = { NODE_OPTIONS: `--require ${join(root, "windows.cjs")}` }
    expect(sh("agents server status", env)).toEqual({
      code: 13,
      stdout: "",
      stderr: "agents: agents server is not supported on Windows; it runs on Linux and macOS\n"
    })
    const { code, stdout } = sh("agents server start --json", env)
    expect(code).toBe(13)
    expect(JSON.parse(stdout).error).toMatchObject({ tag: "UnsupportedPlatform", exitCode: 13, platform: "Windows" })
    expect(sh("agents --version", env).code).toBe(0)
    expect(sh("agents completion fish", env).code).toBe(0)
  })
})

describe("what the front door says without loading more", () => {
  test("the version, once", () => {
    expect(sh("agents --version").stdout).toMatch(/^agents \d+\.\d+\.\d+\n$/)
  })

  test("a usage error in JSON is one object on stdout", () => {
    const { code, stdout, stderr } = sh("agents server start --json --prot 1")
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" })
    expect(JSON.parse(stdout)).toEqual({
      error: {
        tag: "UsageError",
        message: "unknown option --prot for 'agents server start'; did you mean --port?",
        exitCode: 2,
        problem: "unknown option --prot for 'agents server start'; did you mean --port?",
        advice: "usage: agents server start [options]\nhelp:  agents server start --help"
      }
    })
  })

  test("JSON that the environment asks for is JSON for a usage error too", () => {
    const { stdout } = sh("agents server start --prot 1", { CLEVERAGENTS_SERVER_JSON: "yes" })
    expect(JSON.parse(stdout).error.tag).toBe("UsageError")
  })

  test("an answer does not need the rest of the package", () => {
    const opened = `${MAIN.replace(/main\.cjs$/, "")}run.cjs`
    const probe = join(root, "probe.cjs")
    writeFileSync(
      probe,
      `const fs = require("fs"); const { readFileSync } = fs
fs.readFileSync = (path, ...rest) => { if (path === ${JSON.stringify(opened)}) throw new Error("loaded"); return readFileSync(path, ...rest) }`
    )
    const env = { NODE_OPTIONS: `--require ${probe}` }
    expect(sh("agents --help", env).code).toBe(0)
    expect(sh("agents server strat", env).code).toBe(2)
    expect(sh("agents __complete -- ser", env).stdout).toBe("server\tStart, watch and stop the agent server.\n")
  })
})

// Coverage counts only code that was compiled for it, so that nothing is kept meanwhile.
describe.skipIf(process.env.NODE_V8_COVERAGE !== undefined)("code that is kept for the next time", () => {
  const kept = (home: string) => join(home, ".cache/cleveragents")
  const home = (name: string) => mkdtempSync(join(root, name))
  const run = (HOME: string, env: NodeJS.ProcessEnv = {}) =>
    sh("agents completion bash", { HOME, XDG_CACHE_HOME: undefined, ...env })

  test("lies in a directory of the user's own, and is used again", () => {
    const HOME = home("kept-")
    expect(run(HOME).code).toBe(0)
    expect(statSync(kept(HOME)).mode & 0o777).toBe(0o700)
    const files = readdirSync(kept(HOME))
    expect(files.length).toBeGreaterThan(0)
    expect(run(HOME).code).toBe(0)
    expect(readdirSync(kept(HOME))).toEqual(files)
  })

  test("goes where XDG_CACHE_HOME says", () => {
    const HOME = home("xdg-")
    expect(run(HOME, { XDG_CACHE_HOME: join(HOME, "x y") }).code).toBe(0)
    expect(readdirSync(join(HOME, "x y/cleveragents")).length).toBeGreaterThan(0)
    expect(existsSync(kept(HOME))).toBe(false)
  })

  test("is refused through a link, and closed to others where it was open", () => {
    const HOME = home("open-")
    run(HOME)
    chmodSync(kept(HOME), 0o777)
    expect(run(HOME).code).toBe(0)
    expect(statSync(kept(HOME)).mode & 0o777).toBe(0o700)
    const other = home("linked-")
    const target = home("target-")
    sh(`mkdir ${other}/.cache`)
    symlinkSync(target, kept(other))
    expect(run(other).code).toBe(0)
    expect(readdirSync(target)).toEqual([])
  })

  test("does no harm where it is rubbish, cut short or cannot be written", () => {
    const HOME = home("broken-")
    run(HOME)
    for (const file of readdirSync(kept(HOME), { recursive: true, encoding: "utf8" })) {
      const path = join(kept(HOME), file)
      if (statSync(path).isFile()) writeFileSync(path, "rubbish")
    }
    expect(run(HOME)).toMatchObject({ code: 0, stderr: "" })
    expect(run(HOME)).toMatchObject({ code: 0, stderr: "" })
    expect(run("/proc")).toMatchObject({ code: 0, stderr: "" })
  })

  test("is not kept where Node's own switch says so", () => {
    const HOME = home("off-")
    expect(run(HOME, { NODE_DISABLE_COMPILE_CACHE: "1" }).code).toBe(0)
    expect(existsSync(kept(HOME))).toBe(false)
  })
})
