import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import { build } from "esbuild"
import { afterAll, beforeAll, expect, test, vi } from "vitest"

// Each test starts a process or more, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let directory = ""

beforeAll(async () => {
  mkdirSync("results", { recursive: true })
  directory = mkdtempSync(resolve("results/program-"))
  await build({
    entryPoints: [resolve("test/cli/program.ts")],
    outfile: join(directory, "program.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["fs-native-extensions", "pino-pretty", "../daemon.ts"],
    define: { "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" },
    minifyWhitespace: true,
    sourcemap: MEASURED && "external"
  })
})

afterAll(() => {
  if (!MEASURED) rmSync(directory, { recursive: true, force: true })
})

/** Then the bundle is read again, after the tests. */
const MEASURED = process.env.NODE_V8_COVERAGE !== undefined

const start = (argv: ReadonlyArray<string>, env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [join(directory, "program.cjs"), ...argv], {
    env: { ...process.env, TOOL_DEBUG: "", ...env },
    stdio: ["ignore", "pipe", "pipe"]
  })

const finish = async (child: ChildProcess) => {
  const read = { stdout: "", stderr: "" }
  child.stdout?.setEncoding("utf8").on("data", (text) => (read.stdout += text))
  child.stderr?.setEncoding("utf8").on("data", (text) => (read.stderr += text))
  const [code] = await once(child, "close")
  return { code, ...read }
}

const run = (line: string, env?: NodeJS.ProcessEnv) => finish(start(line.split(" "), env))

/** Sends `signals`, one after the other, once the program says that it waits. */
const interrupted = async (line: string, signals: ReadonlyArray<NodeJS.Signals>, pause = 0) => {
  const child = start(line.split(" "))
  const finished = finish(child)
  await once(child.stdout ?? child, "data")
  for (const signal of signals) {
    child.kill(signal)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return finished
}

test("a result goes to stdout, in words or in JSON", async () => {
  expect(await run("text")).toEqual({ code: 0, stdout: "done\n", stderr: "" })
  expect(await run("text --json")).toEqual({ code: 0, stdout: '{"done":true}\n', stderr: "" })
  expect(await run("text", { TOOL_JSON: "1" })).toEqual({ code: 0, stdout: '{"done":true}\n', stderr: "" })
  expect(await run("silent")).toEqual({ code: 0, stdout: "", stderr: "" })
  expect(await run("code")).toEqual({ code: 7, stdout: "halfway\n", stderr: "" })
})

test("a long result arrives whole through a pipe before the program ends", async () => {
  const { code, stdout } = await run("long")
  expect(code).toBe(7)
  expect(stdout).toHaveLength(300_001)
})

test("a long result arrives whole through a full pipe that does not block", async () => {
  const python = [
    "import array, fcntl, os, subprocess, sys, termios, time",
    "reader, writer = os.pipe()",
    "os.set_blocking(writer, False)",
    "child = subprocess.Popen(sys.argv[1:], stdout=writer)",
    "os.close(writer)",
    "waiting = array.array('i', [0])",
    "while waiting[0] < 65536: time.sleep(0.01); fcntl.ioctl(reader, termios.FIONREAD, waiting)",
    "time.sleep(0.1)",
    "print(len(os.fdopen(reader, 'rb').read()))",
    "sys.exit(child.wait())"
  ].join("\n")
  const argv = ["-c", python, process.execPath, join(directory, "program.cjs"), "long"]
  const read = await finish(spawn("python3", argv, { stdio: ["ignore", "pipe", "pipe"] }))
  expect(read).toEqual({ code: 7, stdout: "300001\n", stderr: "" })
})

test("an error of the catalogue is told once, with its hint and its exit code", async () => {
  expect(await run("fails")).toEqual({ code: 20, stdout: "", stderr: "tool: the key is lost\nlook for it\n" })
})

test("an error in JSON has the fields that the catalogue lists, and no others", async () => {
  const { code, stdout, stderr } = await run("fails --json")
  expect({ code, stderr }).toEqual({ code: 20, stderr: "" })
  expect(JSON.parse(stdout)).toEqual({
    error: { tag: "Lost", message: "the key is lost", exitCode: 20, what: "the key" }
  })
})

test.each([
  ["unforeseen", "what nobody"],
  ["dies", "x is not a function"],
  ["throws", "thrown late"],
  ["dry", "nothing is left that could finish the command"],
  ["module", "Cannot find module"]
])("what nobody foresaw is one line and no trace: %s", async (line, words) => {
  const { code, stdout, stderr } = await run(line)
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" })
  expect(stderr.split("\n")).toHaveLength(3)
  expect(stderr).toContain(`tool: unexpected failure: ${words}`)
  expect(stderr).toContain("TOOL_DEBUG=1")
  expect(stderr).not.toMatch(/^\s+at /m)
})

test("a command that listens for what is thrown ends in its own way", async () => {
  expect(await run("catches")).toEqual({ code: 0, stdout: "caught\n", stderr: "" })
})

test("the trace of an unforeseen failure is there for who asks", async () => {
  const { code, stderr } = await run("dies", { TOOL_DEBUG: "1" })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^\s+at .*program\.(cjs|ts)/m)
})

test("an unforeseen failure in JSON is one object", async () => {
  const { code, stdout, stderr } = await run("dies --json")
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" })
  expect(JSON.parse(stdout)).toEqual({
    error: { tag: "UnexpectedFailure", message: "unexpected failure: x is not a function", exitCode: 1 }
  })
})

test("who asks for JSON and for the trace gets the trace beside the object", async () => {
  const { code, stdout, stderr } = await run("dies --json", { TOOL_DEBUG: "1" })
  expect({ code, tag: JSON.parse(stdout).error.tag }).toEqual({ code: 1, tag: "UnexpectedFailure" })
  expect(stderr).toMatch(/^\s+at .*program\.(cjs|ts)/m)
})

/** Runs in a terminal, which python makes; what the terminal showed. */
const watched = async (line: string): Promise<string> => {
  const python = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
  const argv = ["-c", python, process.execPath, join(directory, "program.cjs"), ...line.split(" ")]
  const env = { ...process.env, TERM: "xterm" }
  const { code, stdout } = await finish(spawn("python3", argv, { env, stdio: ["ignore", "pipe", "pipe"] }))
  expect(code).toBe(0)
  return stdout
}

test("a terminal shows what a slow command waits for, one line written over, and nothing of it at the end", async () => {
  const shown = await watched("steps")
  expect(shown).toContain("\rthe server …")
  expect(shown).toMatch(/\rits end … {2,}\r {9}/)
  expect(shown.trimEnd().endsWith("done")).toBe(true)
})

test("a terminal shows nothing for a command that is slow and says not why", async () => {
  expect(await watched("slow")).toBe("done\r\n")
})

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129]
] as const)("%s undoes what was half done and exits %i", async (signal, exit) => {
  expect(await interrupted("waits", [signal])).toEqual({ code: exit, stdout: "waiting\nundone\n", stderr: "" })
})

test("a second Ctrl-C at once does not cut the undoing short", async () => {
  const { code, stdout } = await interrupted("waits", ["SIGINT", "SIGINT"])
  expect({ code, stdout }).toEqual({ code: 130, stdout: "waiting\nundone\n" })
})

test("a Ctrl-C that comes while a command still ends is heard once, until patience is over", async () => {
  const { code, stdout } = await interrupted("hangs", ["SIGINT", "SIGINT", "SIGINT", "SIGINT", "SIGINT"], 250)
  expect({ code, stdout }).toEqual({ code: 130, stdout: "waiting\n" })
})

test("a second signal ends a command that does not want to end", async () => {
  const { code } = await interrupted("hangs", ["SIGTERM", "SIGTERM"], 800)
  expect(code).toBe(143)
})

test("a command that listens for a signal itself ends in its own way", async () => {
  expect(await interrupted("listens", ["SIGTERM"])).toEqual({ code: 0, stdout: "waiting\ndrained\n", stderr: "" })
})

test("a usage error exits 2, with the command's own usage line", async () => {
  const { code, stdout, stderr } = await run("text --prot 1")
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" })
  expect(stderr).toBe(
    "tool: unknown option --prot for 'tool text'; did you mean --port?\nusage: tool text [options]\nhelp:  tool text --help\n"
  )
})

test("the version is one line", async () => {
  expect(await run("--version")).toEqual({ code: 0, stdout: "tool 1.2.3\n", stderr: "" })
})
