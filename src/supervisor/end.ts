/** The end of a running server: asked for, awaited, and enforced where it must be; only the verified holder of the lock is touched. */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { LockRecord, RunningRecord } from "../contract/record.ts"
import { NotPermitted, StopTimeout } from "../generated/errors.ts"
import { step } from "../launch/progress.ts"
import * as Lock from "../platform/lock.ts"
import { alive, identity, owner, tree } from "../platform/proc.ts"
import * as Record from "../platform/record.ts"
import { ask } from "./ask.ts"
import type { Home } from "./home.ts"
import { isServer } from "./inspect.ts"
import { stray } from "./stray.ts"
import { tidy } from "./tidy.ts"

export interface Stopped {
  readonly pid: number
  /** Whether it had to be killed. */
  readonly killed: boolean
}

/** Returns when process, port and files are gone; `timeout` is in milliseconds, for the graceful part. */
export const end = (
  home: Home,
  record: RunningRecord,
  timeout: number
): Effect.Effect<Stopped, NotPermitted | StopTimeout> =>
  Effect.gen(function* () {
    const { pid } = record.holder
    yield* step("waiting for requests in flight")
    yield* request(home, record)
    const gone = yield* awaitGone(home, record, timeout)
    if (!gone) yield* kill(home, record, timeout)
    // An heir that was stopped before it served has left its own number there, and its name in the record.
    const last = Record.read(home.lockFile)?.holder.pid
    yield* tidy(home, (left) => left === pid || left === last)
    return { pid, killed: !gone }
  })

/** The control socket first: twenty stops at once are one. Where it is silent, the signals that end everything. */
const request = (home: Home, record: RunningRecord): Effect.Effect<void, NotPermitted> =>
  Effect.scoped(ask(home, { type: "stop" }, "500 millis")).pipe(
    Effect.catchAll(() => signal(home, record, "SIGTERM")),
    Effect.asVoid
  )

const signal = (home: Home, record: RunningRecord, name: NodeJS.Signals): Effect.Effect<void, NotPermitted> =>
  Effect.suspend(() => {
    const { pid } = record.holder
    // Looked at again at the last moment, since a number may be given to another meanwhile.
    return isServer(record, home) ? Effect.zipRight(send(pid, name), send(pid, "SIGCONT")) : Effect.void
  })

/** One that is gone meanwhile needs no signal. */
export const send = (pid: number, name: NodeJS.Signals): Effect.Effect<void, NotPermitted> =>
  Effect.try({
    try: () => void process.kill(pid, name),
    catch: (error) => error as NodeJS.ErrnoException
  }).pipe(
    Effect.catchAll((error) =>
      error.code === "EPERM" ? Effect.fail(new NotPermitted({ pid, owner: owner(pid)?.name })) : Effect.void
    )
  )

/** Whether the server, its other generations included, was gone within `timeout` milliseconds. */
const awaitGone = (home: Home, record: RunningRecord, timeout: number): Effect.Effect<boolean, NotPermitted> => {
  let asked = record.holder.pid
  return Effect.gen(function* () {
    const now = Record.read(home.lockFile)
    // A start that was waiting for the lock has it now, and its server is none of those that are to stop.
    if (now !== undefined && isAnother(now, record)) return !alive(record.holder)
    // A restart that was on its way has put a successor in its place, which is to stop as well.
    if (now?.phase === "running" && now.holder.pid !== asked) {
      asked = now.holder.pid
      yield* request(home, now)
    }
    return !alive(record.holder) && !Lock.isHeld(home.lockFile) && stray(home) === undefined
  }).pipe(
    Effect.repeat({ until: (gone) => gone, schedule: Schedule.spaced("20 millis") }),
    Effect.timeoutTo({ duration: timeout, onSuccess: () => true, onTimeout: () => false })
  )
}

const isAnother = (now: LockRecord, { settings }: RunningRecord): boolean => {
  if (now.phase === "starting") return true
  const { lineage } = now.settings
  return lineage !== undefined && settings.lineage !== undefined && lineage !== settings.lineage
}

/** How long the kernel has to end what was killed. */
const LAST = 5_000

const kill = (home: Home, record: RunningRecord, waited: number): Effect.Effect<void, NotPermitted | StopTimeout> =>
  Effect.gen(function* () {
    const { pid } = record.holder
    yield* step("killing what did not stop")
    const members = tree(pid).map(identity)
    yield* signal(home, record, "SIGKILL")
    yield* Effect.forEach(members, (member) =>
      member !== undefined && alive(member) ? send(member.pid, "SIGKILL") : Effect.void
    )
    if (yield* awaitGone(home, record, LAST)) return
    return yield* new StopTimeout({
      pid,
      seconds: waited / 1000,
      reason: "SIGTERM and SIGKILL were sent, and something still holds its lock"
    })
  })
