/** Holds the lock of a PID file, as a server of another host does where one is named, until it is killed; deletes a file first. */
import { rmSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Options } from "../../src/contract/settings.ts"
import { settle } from "../../src/launch/settle.ts"
import * as Lock from "../../src/platform/lock.ts"
import { self } from "../../src/platform/proc.ts"
import * as Record from "../../src/platform/record.ts"

const [, , pidFile = "", hostname, deleted] = process.argv
const options: Options = { host: "127.0.0.1", port: 1, workers: 1, logLevel: "info", cwd: "/", pidFile }

const hold = Effect.gen(function* () {
  if (deleted !== undefined) rmSync(deleted)
  const { fd } = yield* Effect.map(Lock.attempt(`${pidFile}.lock`), Option.getOrThrow)
  if (hostname !== undefined) {
    const settings = { ...settle(options, 1), startedAt: "2020-02-20T20:20:20.000Z" }
    const holder = { ...self(), hostname }
    Record.write(fd, { phase: "running", mode: "daemon", holder, version: "0.0.1", settings })
  }
  process.stdout.write("held\n")
  setInterval(() => {}, 60_000)
  yield* Effect.never
})

void Effect.runPromise(Effect.scoped(hold))
