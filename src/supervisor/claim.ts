/** The right to start a server on a PID file: the lock, and nobody else at work there. */
import { hostname } from "node:os"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type { Scope } from "effect/Scope"
import type { LockRecord } from "../contract/record.ts"
import type { Options } from "../contract/settings.ts"
import { version } from "../contract/version.ts"
import { AlreadyRunning, PidFileError } from "../generated/errors.ts"
import { step } from "../launch/progress.ts"
import { explain } from "../platform/complaint.ts"
import * as Lock from "../platform/lock.ts"
import { alive, self } from "../platform/proc.ts"
import * as Record from "../platform/record.ts"
import { refuseOccupied } from "../platform/refusal.ts"
import type { Home } from "./home.ts"
import { clear } from "./tidy.ts"

export interface Claim {
  readonly lock: Lock.Lock
  /** What the last holder left, where it died without clearing up. */
  readonly previous: LockRecord | undefined
  /** Says in the lock file that a start is under way, so that a `stop` finds the `child`. */
  readonly mark: (options: Options, child?: number) => Effect.Effect<void, PidFileError>
}

/**
 * Waits while another start or a drain is on its way, and fails at once where a server runs. A scope that
 * fails clears up: the record is emptied and a PID file that names nobody is removed.
 */
export const acquire = (home: Home): Effect.Effect<Claim, AlreadyRunning | PidFileError, Scope> =>
  Effect.gen(function* () {
    yield* checkPidFile(home.pidFile)
    const { value: lock } = yield* Lock.attempt(home.lockFile).pipe(
      Effect.tap((taken) => (Option.isSome(taken) ? Effect.void : Effect.zipRight(refuseRunning(home), wait))),
      Effect.repeat({ until: (taken): taken is Option.Some<Lock.Lock> => Option.isSome(taken) })
    )
    const previous = Record.read(home.lockFile)
    yield* Effect.addFinalizer((exit) =>
      Exit.isSuccess(exit) ? Effect.void : Effect.sync(() => clear(home, lock, () => true))
    )
    return { lock, previous, mark: mark(lock) }
  })

const wait = Effect.zipRight(step("waiting for another start or stop"), Effect.sleep("20 millis"))

const mark =
  ({ fd, path }: Lock.Lock) =>
  (options: Options, child?: number): Effect.Effect<void, PidFileError> =>
    Effect.try({
      try: () => Record.write(fd, { phase: "starting", holder: self(), version, options, child }),
      catch: (error) => new PidFileError({ path, ...explain(error, path) })
    })

/** A path that cannot become the PID file is told before anything is spawned. */
const checkPidFile = (path: string): Effect.Effect<void, PidFileError> =>
  Effect.try({
    try: () => refuseOccupied(path),
    catch: (error) => new PidFileError({ path, ...explain(error, path) })
  })

const refuseRunning = ({ lockFile, pidFile }: Home): Effect.Effect<void, AlreadyRunning> => {
  const record = Record.read(lockFile)
  // The record of a dead holder may outlive it for an instant while another process of it still goes.
  return record?.phase === "running" && (isElsewhere(record) || alive(record.holder))
    ? Effect.fail(new AlreadyRunning({ pid: record.holder.pid, url: record.settings.url, pidFile }))
    : Effect.void
}

const isElsewhere = (record: LockRecord): boolean => record.holder.hostname !== hostname()
