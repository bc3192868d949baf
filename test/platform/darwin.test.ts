/**
 * What the package asks of macOS, on whatever system the tests run: `ps` and `id` are the real ones, and
 * `lsof` and `sysctl` are scripts that print what macOS prints.
 */
import childProcess, { type ExecFileSyncOptions, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, describe, expect, it } from "vitest"

Object.defineProperty(process, "platform", { value: "darwin" })

const home = fs.mkdtempSync(join(tmpdir(), "darwin-"))
const { execFileSync } = childProcess
Object.assign(childProcess, {
  execFileSync: (program: string, args: ReadonlyArray<string>, options: ExecFileSyncOptions) =>
    execFileSync(program, args, { ...options, env: { ...options.env, PATH: `${home}:${options.env?.PATH}` } })
})
syncBuiltinESMExports()

const Proc = await import("../../src/platform/proc.ts")
const { listenerAt } = await import("../../src/platform/holder.ts")
const { shed } = await import("../../src/platform/descriptors.ts")
const { username } = await import("../../src/platform/table.ts")
const { address } = await import("../../src/platform/unix.ts")
const Effect = await import("effect/Effect")

const program = (name: string, script: string) =>
  fs.writeFileSync(join(home, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })

/** Like the real one it fails where it has nothing to list. */
program("lsof", 'if [ "$2" = -p ]; then exec cat "$0-$3"; else exec cat "$0$2"; fi')
program("sysctl", "echo 8D2F6C1A-0F6B-4C53-9D7B-5C9E2A7F1B11")

/** What `lsof` lists of a process, or of a port. */
const lists = (of: number | `-iTCP:${number}`, ...lines: ReadonlyArray<string>) =>
  fs.writeFileSync(join(home, `lsof${typeof of === "number" ? `-${of}` : of}`), `${lines.join("\n")}\n`)

const NOBODY = 2 ** 22 + 1
const started: Array<number> = []

/** A shell that leads a group of its own, and the PID that it says. */
const running = async (script: string) => {
  const child = spawn("sh", ["-c", script], { detached: true, stdio: ["ignore", "pipe", "inherit"] })
  const [said] = await once(child.stdout, "data")
  const { pid } = child
  if (pid === undefined) throw new Error("not started")
  started.push(pid, Number(said))
  return { child, pid, said: Number(said) }
}

afterEach(() => {
  for (const pid of started.splice(0)) {
    try {
      process.kill(pid, "SIGKILL")
    } catch {
      // It ended by itself.
    }
  }
})

afterAll(() => fs.rmSync(home, { recursive: true }))

describe("on macOS, a process", () => {
  it("is known again by the date of its start and by the boot", async () => {
    const { child, pid } = await running("echo $$; exec sleep 1000")
    const first = Proc.identity(pid)
    expect(first?.start).toMatch(/^\w{3} \w{3} +\d+ \d\d:\d\d:\d\d \d{4}$/)
    expect(first?.boot).toBe("8D2F6C1A-0F6B-4C53-9D7B-5C9E2A7F1B11")
    expect(first !== undefined && Proc.alive(first)).toBe(true)
    child.kill("SIGKILL")
    await once(child, "exit")
    expect(first !== undefined && Proc.alive(first)).toBe(false)
  })

  it("is found with its group and what descends from it, and without the dead", async () => {
    const { pid, said } = await running("sleep 1000 & echo $!; wait")
    expect(Proc.tree(pid)).toEqual([pid, said])
    const parent = await running("sleep 0 & echo $!; exec sleep 1000")
    await expect.poll(() => Proc.identity(parent.said)).toBeUndefined()
    expect(Proc.age(Proc.self())).toBeUndefined()
    expect(Proc.tree(parent.pid)).toEqual([parent.pid])
  })

  it("has an owner and a command line, and a process that is gone has neither", async () => {
    const { pid } = await running("echo $$; exec sleep 1000")
    expect(Proc.owner(pid)).toEqual({ uid: process.getuid?.(), name: username(String(process.getuid?.())) })
    await expect.poll(() => Proc.command(pid)).toBe("sleep 1000")
    expect(Proc.owner(NOBODY)).toBeUndefined()
    expect(Proc.command(NOBODY)).toBeUndefined()
  })

  it("may belong to a user without a name", () => {
    expect(username("0")).toBe("root")
    expect(username("4123456")).toBeUndefined()
  })

  it("is told where the system does not list it", () => {
    program("ps", "exit 1")
    expect(() => Proc.self()).toThrow(/not in the system's list of processes/)
    fs.rmSync(join(home, "ps"))
    expect(Proc.self().pid).toBe(process.pid)
  })
})

describe("on macOS, whether a process holds a file", () => {
  const file = { dev: 0x1000010, ino: 77 }

  it("is seen in the files that it has open", () => {
    const others = ["fcwd", "D0x1000010", "i2", "f0", "D0x2ef3e1b2", "i77"]
    lists(process.pid, `p${process.pid}`, ...others, "f21", "D0x1000010", "i77")
    expect(Proc.holds(process.pid, file)).toBe(true)
    lists(process.pid, `p${process.pid}`, ...others)
    expect(Proc.holds(process.pid, file)).toBe(false)
  })

  it("is no for a process that is gone, and not known where nothing is listed", () => {
    expect(Proc.holds(NOBODY, file)).toBe(false)
    expect(Proc.holds(process.ppid, file)).toBeUndefined()
  })
})

describe("on macOS, who listens on a port", () => {
  it("is the primary among those who share its socket", async () => {
    const { pid, said } = await running("sleep 1000 & echo $!; wait")
    lists("-iTCP:8080", `p${said}`, "f20", "n127.0.0.1:8080", `p${pid}`, "f20", "n127.0.0.1:8080")
    expect(listenerAt("127.0.0.1", 8080)?.pid).toBe(pid)
  })

  it.each([
    ["*:8080", "127.0.0.1", true],
    ["[::1]:8080", "::1", true],
    ["[fe80:1::1%lo0]:8080", "fe80:1::1", true],
    ["127.0.0.1:8080", "::1", false]
  ])("at %s is in the way of %s: %s", (name, host, busy) => {
    lists("-iTCP:8080", `p${process.pid}`, "f20", `n${name}`)
    expect(listenerAt(host, 8080)?.pid).toBe(busy ? process.pid : undefined)
  })

  it("is nobody where nothing is listed, or the one that was is gone", () => {
    expect(listenerAt("127.0.0.1", 8081)).toBeUndefined()
    lists("-iTCP:8082", `p${NOBODY}`, "f20", "n*:8082")
    expect(listenerAt("127.0.0.1", 8082)).toBeUndefined()
  })
})

describe("on macOS, what Linux needs is left alone", () => {
  it("no descriptor is closed: Node hands on only what it is told to", () => {
    const descriptor = fs.openSync(home, "r")
    shed([])
    expect(fs.fstatSync(descriptor).isDirectory()).toBe(true)
    fs.closeSync(descriptor)
  })

  it("a socket is named by its own path, however long", async () => {
    const path = join(home, "d".repeat(120), "server.sock")
    expect(await Effect.runPromise(Effect.scoped(address(path)))).toBe(path)
  })
})
