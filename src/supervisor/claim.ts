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
import { stray } from "./stray.ts"
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
      Effect.tap((taken) => (Option.isSome(taken) ? Effect.void : refuseRunning(home, Record.read(home.lockFile)))),
      Effect.repeat({ until: (taken): taken is Option.Some<Lock.Lock> => Option.isSome(taken) })
    )
    // The lock file that lies there may not be the one that a server made, which others deleted: it is asked for
    // with the lock in hand, so that it is not put back meanwhile.
    yield* Effect.sync(() => stray(home)).pipe(
      Effect.tap((astray) => (astray === undefined ? Effect.void : refuseRunning(home, astray))),
      Effect.repeat({ until: (astray) => astray === undefined })
    )
    const previous = Record.read(home.lockFile)
    yield* Effect.addFinalizer((exit) =>
      Exit.isSuccess(exit) ? Effect.void : Effect.sync(() => clear(home, lock, () => true))
    )
    return { lock, previous, mark: mark(lock) }
  })

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

/** Waits a moment for a start or a drain to end; fails where a server runs. */
const refuseRunning = ({ pidFile }: Home, record: LockRecord | undefined): Effect.Effect<void, AlreadyRunning> => {
  // The record of a dead holder may outlive it for an instant while another process of it still goes.
  if (record?.phase === "running" && (isElsewhere(record) || alive(record.holder))) {
    const { holder, settings } = record
    const host = isElsewhere(record) ? holder.hostname : undefined
    return Effect.fail(new AlreadyRunning({ pid: holder.pid, url: settings.url, pidFile, host }))
  }
  return Effect.zipRight(step("waiting for another start or stop"), Effect.sleep("20 millis"))
}

const isElsewhere = (record: LockRecord): boolean => record.holder.hostname !== hostname()
