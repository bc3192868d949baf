/** Reads a server's log: its last lines, and what comes after them. */
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import { LogFileError, NotRunning } from "../generated/errors.ts"
import { explain } from "../platform/complaint.ts"
import type { Home } from "./home.ts"
import * as Trail from "./trail.ts"

export interface Wanted {
  /** How many of the lines that are there, or all since the last server began. */
  readonly from: number | "start"
  /** Whether to wait for more, across restarts and rotations, until interrupted. */
  readonly follow: boolean
}

/** How often a log that is followed is looked at. */
const POLL = "150 millis"

/** Hands the log to `take`, piece by piece and byte for byte; a piece is valid until `take` is done. */
export const read = <E>(
  home: Home,
  wanted: Wanted,
  take: (bytes: Buffer) => Effect.Effect<void, E>
): Effect.Effect<void, NotRunning | LogFileError | E> =>
  Effect.gen(function* () {
    const trail = yield* open(home, wanted)
    for (;;) {
      const bytes = yield* guarded(home, trail.next)
      if (bytes !== undefined) yield* take(bytes)
      else if (wanted.follow) yield* Effect.sleep(POLL)
      else return
    }
  }).pipe(Effect.scoped)

const open = (home: Home, { from, follow }: Wanted): Effect.Effect<Trail.Trail, NotRunning | LogFileError, Scope> =>
  Effect.acquireRelease(
    guarded(home, () => Trail.open(home.logFile, from === "start" ? Trail.start : Trail.lines(from), follow)),
    (trail) => Effect.sync(trail.close)
  )

const guarded = <A>({ logFile, pidFile }: Home, look: () => A): Effect.Effect<A, NotRunning | LogFileError> =>
  Effect.try({
    try: look,
    catch: (error) =>
      error instanceof Error && "code" in error && error.code === "ENOENT"
        ? new NotRunning({ pidFile, reason: `there is no log at ${logFile}` })
        : new LogFileError({ path: logFile, ...explain(error, logFile) })
  })
