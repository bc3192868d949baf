import type { ChildProcess } from "node:child_process"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, openSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { age, alive, command, holds, identity, owner, self, tree } from "../../src/platform/proc.ts"

const FOREVER = "setInterval(() => {}, 1000)"
const started: Array<number> = []
let home = ""

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "proc-"))
})

afterEach(() => {
  for (const pid of started.splice(0)) {
    try {
      process.kill(pid, "SIGKILL")
    } catch {
      // It ended by itself.
    }
  }
  rmSync(home, { recursive: true })
})

/** A Node process that ran `source`, once it says so. */
const running = async (
  source: string,
  options: { detached?: boolean; stdio?: Array<number | "pipe" | "ignore"> } = {}
) => {
  const child = spawn(process.execPath, ["-e", `${source}; process.stdout.write(String(globalThis.say ?? "ready"))`], {
    stdio: ["ignore", "pipe", "inherit"],
    ...options
  })
  const pid = numbered(child)
  const [said] = await once(child.stdout ?? child, "data")
  return { child, pid, said: String(said) }
}

const numbered = (child: ChildProcess): number => {
  if (child.pid === undefined) throw new Error("not started")
  started.push(child.pid)
  return child.pid
}

/** A process that says the PID of a detached one below it, and of one below that. */
const FAMILY = `
  const { spawn } = require("node:child_process")
  const below = spawn(process.execPath, ["-e", 'const c = require("node:child_process").spawn("sleep", ["1000"]); process.stdout.write(String(c.pid)); ${FOREVER}'], { detached: true, stdio: ["ignore", "pipe", "inherit"] })
  below.stdout.on("data", (pid) => process.stdout.write("," + below.pid + "," + pid))
  ${FOREVER}
  globalThis.say = ""`

const family = async () => {
  const child = spawn(process.execPath, ["-e", FAMILY], { detached: true, stdio: ["ignore", "pipe", "inherit"] })
  const pid = numbered(child)
  const [said] = await once(child.stdout, "data")
  const [, below = 0, lowest = 0] = String(said).split(",").map(Number)
  started.push(below, lowest)
  return { child, pid, below, lowest }
}

describe("identity", () => {
  it("is the same for a process as long as it runs, and gone with it", async () => {
    const { child, pid } = await running(FOREVER)
    const first = identity(pid)
    expect(first).toEqual(identity(pid))
    expect(first?.start).toMatch(/^\d+$/)
    expect(first !== undefined && alive(first)).toBe(true)
    child.kill("SIGKILL")
    await once(child, "exit")
    expect(identity(pid)).toBeUndefined()
    expect(first !== undefined && alive(first)).toBe(false)
  })

  it("is not that of another process with the same number, of another boot or on another host", () => {
    const self = identity(process.pid)
    if (self === undefined) throw new Error("no identity")
    expect(alive({ ...self, start: `${self.start}1` })).toBe(false)
    expect(alive({ ...self, boot: "00000000-0000-0000-0000-000000000000" })).toBe(false)
    expect(alive({ ...self, hostname: "elsewhere.invalid" })).toBe(false)
  })

  it.each(["a b", "a) S 1 2 3", ")", "(((", "a\nb) R 9", "\n"])(
    "is read right where the process calls itself %j",
    async (title) => {
      const { pid } = await running(`process.title = ${JSON.stringify(title)}; ${FOREVER}`)
      const plain = await running(FOREVER)
      const ticks = Number(identity(pid)?.start)
      // Started one after the other on one clock: a field read from within the title would be far off.
      expect(ticks).toBeGreaterThan(Number(identity(process.pid)?.start) - 1)
      expect(ticks).toBeLessThan(Number(identity(plain.pid)?.start) + 1)
      expect(tree(pid)).toEqual([pid])
    }
  )

  it("is none for a zombie, and for numbers that are no process", async () => {
    const parent = spawn("sh", ["-c", "sleep 0.1 & echo $!; exec sleep 1000"], { stdio: ["ignore", "pipe", "inherit"] })
    numbered(parent)
    const [said] = await once(parent.stdout, "data")
    const zombie = Number(said)
    await expect.poll(() => identity(zombie)).toBeUndefined()
    expect(() => process.kill(zombie, 0)).not.toThrow()
    expect(tree(zombie)).toEqual([])
    for (const pid of [0, -1, 2 ** 31, Number.NaN, 1.5]) expect(identity(pid)).toBeUndefined()
  })
})

describe("age", () => {
  it.skipIf(process.platform === "darwin")("does not depend on the clock on the wall", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 86_400_000 })
    const seconds = age(self())
    vi.useRealTimers()
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThan(80_000)
  })

  it("is none of a process that is gone, or was of another boot", () => {
    expect(age({ ...self(), boot: "another" })).toBeUndefined()
  })
})

describe("holds", () => {
  it("knows a file by its inode, under another name and after its deletion", async () => {
    const path = join(home, "lock")
    const descriptor = openSync(path, "w")
    const { pid } = await running(FOREVER, { stdio: ["ignore", "pipe", "ignore", descriptor] })
    const file = statSync(path)
    expect(holds(pid, file)).toBe(true)
    rmSync(path)
    expect(holds(pid, file)).toBe(true)
    writeFileSync(path, "another")
    expect(holds(pid, statSync(path))).toBe(false)
  })

  it("is false for this process too, one of whose descriptors is closed as it looks", () => {
    writeFileSync(join(home, "lock"), "")
    expect(holds(process.pid, statSync(join(home, "lock")))).toBe(false)
  })

  it("is false for a process that is gone", () => {
    expect(holds(2 ** 22 + 1, statSync(home))).toBe(false)
  })

  it("does not claim to know where it may not look", async () => {
    const { pid } = await running(FOREVER)
    const root = process.getuid?.() === 0
    // Another user's process: as root, that of root while we are somebody else for a moment.
    if (root) process.seteuid?.(65534)
    const answer = holds(root ? pid : 1, statSync("/"))
    if (root) process.seteuid?.(0)
    expect(answer).toBeUndefined()
  })
})

describe("tree", () => {
  it("has a server's workers and what these started, even in sessions of their own", async () => {
    const { pid, below, lowest } = await family()
    expect(tree(pid)).toEqual([pid, below, lowest])
  })

  it("has what is left of a session whose leader is gone", async () => {
    const { child, pid } = await running(
      `const c = require("node:child_process").spawn("sleep", ["1000"]); globalThis.say = c.pid; ${FOREVER}`,
      { detached: true }
    )
    const [, orphan = 0] = tree(pid)
    started.push(orphan)
    child.kill("SIGKILL")
    await once(child, "exit")
    expect(tree(pid)).toEqual([orphan])
  })

  it("never has this process, its parents, or the first", () => {
    expect(tree(process.pid)).not.toContain(process.pid)
    expect(tree(process.ppid)).not.toContain(process.ppid)
    expect(tree(1)).not.toContain(1)
    expect(tree(0)).not.toContain(process.pid)
  })
})

describe("owner and command", () => {
  it("tell whose a process is", async () => {
    const { pid } = await running(FOREVER)
    expect(owner(pid)?.uid).toBe(process.getuid?.())
    expect(owner(2 ** 22 + 1)).toBeUndefined()
  })

  it("show a command line in one short line that cannot command the terminal", async () => {
    const child = spawn("sleep", ["1000"], { argv0: "a\u001b]0;evil\u0007\nb \u009b2J\u202e" })
    const pid = numbered(child)
    await expect.poll(() => command(pid)).toBe("a\\x1b]0;evil\\x07 b \\x9b2J\\u202e 1000")
    const long = spawn("sleep", ["1000"], { argv0: "x".repeat(500) })
    const longPid = numbered(long)
    await expect.poll(() => command(longPid)).toBe(`${"x".repeat(79)}…`)
    expect(command(2 ** 22 + 1)).toBeUndefined()
  })
})
