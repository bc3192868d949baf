import { spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { describe, expect, it } from "vitest"
import type { LockRecord, RunningRecord } from "../../src/contract/record.ts"
import { settle } from "../../src/launch/settle.ts"
import * as Lock from "../../src/platform/lock.ts"
import { identity, self } from "../../src/platform/proc.ts"
import * as Record from "../../src/platform/record.ts"
import { end, send } from "../../src/supervisor/end.ts"
import { resolve } from "../../src/supervisor/home.ts"

describe("a process that has gone meanwhile", () => {
  it("needs no signal", async () => {
    const child = spawn("true")
    await once(child, "exit")
    expect(await Effect.runPromise(send(child.pid ?? 0, "SIGTERM"))).toBeUndefined()
  })
})

describe("a server that is to end", () => {
  const options = { host: "127.0.0.1", port: 1, workers: 1, logLevel: "info", cwd: "/", pidFile: "" } as const

  const running = (holder: LockRecord["holder"]): RunningRecord => ({
    phase: "running",
    mode: "daemon",
    holder,
    version: "0.0.1",
    settings: settle(options, 1)
  })

  /** How its end is told where, since it was asked for, another one has the lock and says this of itself. */
  const endWhere = (told: (stranger: LockRecord["holder"]) => LockRecord) =>
    Effect.gen(function* () {
      const directory = fs.mkdtempSync(join(tmpdir(), "end-"))
      yield* Effect.addFinalizer(() => Effect.sync(() => fs.rmSync(directory, { recursive: true })))
      const home = yield* resolve({ pidFile: join(directory, "server.pid") })
      const stranger = spawn("sleep", ["60"])
      yield* Effect.addFinalizer(() => Effect.sync(() => stranger.kill("SIGKILL")))
      const { fd } = Option.getOrThrow(yield* Lock.attempt(home.lockFile))
      Record.write(fd, told(identity(stranger.pid ?? 0) ?? self()))
      const gone = { ...self(), start: "of another process" }
      const ended = yield* end(home, running(gone), 2000)
      return { ...ended, strangerLives: stranger.signalCode === null && stranger.exitCode === null }
    }).pipe(Effect.scoped, Effect.runPromise)

  it.each([
    ["a server that was started since", running],
    [
      "a start that was waiting for the lock",
      (holder: LockRecord["holder"]): LockRecord => ({ phase: "starting", holder, version: "0.0.1", options })
    ]
  ])("is gone, and %s is left alone", async (_, told) => {
    expect(await endWhere(told)).toMatchObject({ killed: false, strangerLives: true })
  })
})
