import { spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Scope from "effect/Scope"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { RunningRecord } from "../../src/contract/record.ts"
import type { Reply } from "../../src/contract/request.ts"
import type { Options } from "../../src/contract/settings.ts"
import { settle } from "../../src/launch/settle.ts"
import { offer } from "../../src/platform/control.ts"
import * as Lock from "../../src/platform/lock.ts"
import { identity, self } from "../../src/platform/proc.ts"
import * as Record from "../../src/platform/record.ts"
import * as Claim from "../../src/supervisor/claim.ts"
import { ensure } from "../../src/supervisor/ensure.ts"
import { type Home, resolve } from "../../src/supervisor/home.ts"
import { locate } from "../../src/supervisor/locate.ts"
import { restart } from "../../src/supervisor/restart.ts"
import { status } from "../../src/supervisor/status.ts"
import { stop } from "../../src/supervisor/stop.ts"

let directory = ""
let scope: Scope.CloseableScope
let home: Home
let options: Options
let lock = 0

/** This process is the one that holds the lock. */
beforeEach(async () => {
  directory = fs.mkdtempSync(join(tmpdir(), "others-"))
  scope = await Effect.runPromise(Scope.make())
  home = await Effect.runPromise(resolve({ pidFile: join(directory, "server.pid") }))
  options = { host: "127.0.0.1", port: 1, workers: 1, logLevel: "info", cwd: "/", pidFile: home.pidFile }
  const held = await here(Lock.attempt(home.lockFile))
  lock = Option.getOrThrow(held).fd
})

afterEach(async () => {
  await letGo()
  fs.rmSync(directory, { recursive: true })
})

const here = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>) => Effect.runPromise(Scope.extend(effect, scope))
const letGo = () => Effect.runPromise(Scope.close(scope, Exit.void))

const runs = (rest: Partial<RunningRecord> = {}) =>
  Record.write(lock, {
    phase: "running",
    mode: "daemon",
    holder: self(),
    version: "0.0.1",
    settings: settle(options, 1),
    ...rest
  })

const starts = (child?: number) =>
  Record.write(lock, { phase: "starting", holder: self(), version: "0.0.1", options, child })

/** Answers whoever asks with these replies; `then` comes after them. */
const answers = (replies: ReadonlyArray<Reply>, then: () => void) =>
  here(
    offer(home.controlSocket, (socket) => {
      socket.on("error", () => {})
      socket.once("data", () => {
        for (const reply of replies) socket.write(`${JSON.stringify(reply)}\n`)
        then()
      })
    })
  )

const again = () => Effect.runPromise(Effect.flip(restart(home, { given: {}, fresh: options, timeout: 20_000 })))

describe("a restart", () => {
  it("looks again where its successor was gone at once, and finds who was quicker", async () => {
    runs()
    await answers([{ type: "stopping" }, { type: "progress", step: "working" }, { type: "restarted", pid: 1 }], () => {
      starts()
      setTimeout(runs, 100)
    })
    expect(await again()).toMatchObject({ _tag: "AlreadyRunning", pid: process.pid })
  })

  it("fails with what the server said, also where only another version knows that", async () => {
    runs()
    await answers([{ type: "failed", failure: { tag: "Unheard" } }], () => {})
    expect(await again()).toMatchObject({ _tag: "ServerExited", how: "failed with Unheard" })
  })
})

describe("a stop", () => {
  it("stops the next start too, where that one was waiting for the lock", async () => {
    const first = spawn("true")
    await once(first, "exit")
    starts(first.pid)
    const second = spawn("sleep", ["60"])
    second.once("exit", () => {
      Record.clear(lock)
      void letGo()
    })
    setTimeout(() => starts(second.pid), 100)
    expect(await Effect.runPromise(stop(home, 20_000))).toEqual({ pid: second.pid, killed: false })
    expect(second.signalCode).toBe("SIGTERM")
  })
})

describe("a server of another host that shares the home", () => {
  const holder = () => ({ ...self(), hostname: "elsewhere" })

  it("is told with what is known of it, in each of its phases", async () => {
    runs({ holder: holder(), phase: "stopping" })
    expect(await Effect.runPromise(status(home))).toMatchObject({
      reason: "on the host elsewhere",
      record: { phase: "stopping" }
    })
    Record.write(lock, { phase: "starting", holder: holder(), version: "0.0.1", options })
    expect(await Effect.runPromise(status(home))).toMatchObject({ reason: "on the host elsewhere", record: undefined })
  })

  it("has no second one beside it", async () => {
    runs({ holder: holder() })
    const refusal = await Effect.runPromise(Effect.scoped(Effect.flip(Claim.acquire(home))))
    expect(refusal).toMatchObject({ _tag: "AlreadyRunning", pid: process.pid })
  })
})

describe("whoever wants to connect to the server here", () => {
  const told = () => Effect.runPromise(Effect.merge(locate(home)))

  it("finds one that runs, and no other", async () => {
    expect(await told()).toMatchObject({ _tag: "NotRunning", reason: "one is being started" })
    runs()
    expect(await told()).toBe("http://127.0.0.1:1")
    runs({ holder: { ...self(), hostname: "elsewhere" } })
    expect(await told()).toMatchObject({ _tag: "NotRunning", host: "elsewhere" })
    await letGo()
    Record.clear(fs.openSync(home.lockFile, "r+"))
    expect(await told()).toMatchObject({ _tag: "NotRunning" })
  })
})

describe("a start that does not mind a server that runs", () => {
  it("does not take one for it that is named and does not hold the lock", async () => {
    const other = spawn("sleep", ["60"])
    runs({ holder: { ...self(), ...identity(other.pid ?? 0) } })
    expect(await Effect.runPromise(Effect.flip(ensure(home, options, 300)))).toMatchObject({
      _tag: "AlreadyRunning",
      pid: other.pid,
      problem: expect.stringContaining("not healthy within 0.3 s")
    })
    other.kill()
  })
})

describe("a server of another boot", () => {
  it("is not taken for the process that has its number now", async () => {
    runs({ holder: { ...self(), boot: "another" } })
    fs.writeFileSync(home.pidFile, `${process.pid}\n`)
    await letGo()
    expect(await Effect.runPromise(status(home))).toMatchObject({ state: "stale", record: { version: "0.0.1" } })
    expect(await Effect.runPromise(Effect.flip(stop(home, 1000)))).toMatchObject({ _tag: "NotRunning" })
    expect(fs.readFileSync(home.pidFile, "utf8")).toBe(`${process.pid}\n`)
  })
})
