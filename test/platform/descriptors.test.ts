import { execFile, fork, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { buildSync } from "esbuild"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

/** Sheds, then prints what a child would find open beside 0, 1 and 2. */
const LAUNCHER = `
  import { spawnSync } from "node:child_process"
  import { shed } from ${JSON.stringify(join(import.meta.dirname, "../../src/platform/descriptors.ts"))}
  if (process.env.KEEP !== "all") shed(process.env.KEEP ? [Number(process.env.KEEP)] : [])
  const held = spawnSync("sh", ["-c", "for f in /proc/$$/fd/*; do readlink $f; done"], { encoding: "utf8" }).stdout
  console.log(held.split("\\n").filter((one) => one.includes("held")).join(","))
  if (process.argv[2] === "forked") setImmediate(() => console.log(process.connected ? "connected" : "let go"))`

let home = ""
let launcher = ""

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "descriptors-"))
  launcher = join(home, "launcher.mjs")
  buildSync({
    stdin: { contents: LAUNCHER, resolveDir: home, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: launcher,
    // For coverage, whose report has it of each process.
    sourcemap: "inline"
  })
})

afterAll(() => rmSync(home, { recursive: true }))

const OPEN = [9, 50, 60, 480].map((number) => `exec ${number}>"$HOME_OF_TEST/held-${number}"`).join("; ")

const shedding = async (keep: string): Promise<string> => {
  const script = `ulimit -n 1024; ${OPEN}; exec "$0" "$1"`
  const { stdout } = await promisify(execFile)("bash", ["-c", script, process.execPath, launcher], {
    env: { ...process.env, HOME_OF_TEST: home, KEEP: keep }
  })
  return stdout.trim()
}

describe.skipIf(process.platform !== "linux")("what the caller left open", () => {
  it("would reach a child of Node's from behind a gap in the numbers", async () => {
    expect(await shedding("all")).toContain("held-50")
  })

  it("is closed before a child can have it", async () => {
    expect(await shedding("")).toBe("")
  })

  it("is kept where it is asked for", async () => {
    expect(await shedding("60")).toBe(join(home, "held-60"))
  })

  it("does not end a launcher that was forked with a channel", async () => {
    const child = fork(launcher, ["forked"], { execArgv: [], silent: true })
    let said = ""
    child.stdout?.on("data", (text) => {
      said += String(text)
    })
    const [code] = await once(child, "close")
    expect({ code, said: said.trim() }).toEqual({ code: 0, said: "connected" })
  })

  it("lets a channel to a parent go that a child would have, without ending the launcher", async () => {
    const gap = Array.from({ length: 37 }, () => "ignore" as const)
    const child = spawn(process.execPath, [launcher, "forked"], { stdio: ["ignore", "pipe", "inherit", ...gap, "ipc"] })
    let said = ""
    child.stdout?.on("data", (text) => {
      said += String(text)
    })
    const [code] = await once(child, "close")
    expect({ code, said: said.trim() }).toEqual({ code: 0, said: "let go" })
  })
})
