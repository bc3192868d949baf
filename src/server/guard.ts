/** Looks after the files that say where the server is, as long as it is the server. */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { Scope } from "effect/Scope"
import type { End } from "./ending.ts"
import type { Tenure } from "./tenure.ts"

export interface Post {
  readonly tenure: Tenure
  readonly pidFile: string
  /** Offers the control socket anew. */
  readonly reopen: Effect.Effect<void, unknown, Scope>
  readonly end: End
}

/**
 * Once a second: a PID file or a control socket that somebody deleted comes back, a PID file that somebody
 * else wrote stays. Where the lock's path leads to another file, the home was deleted and begun anew by
 * others: then this server is nobody's any more, and goes.
 */
export const watch = ({ tenure, pidFile, reopen, end }: Post): Effect.Effect<void, never, Scope> =>
  Effect.suspend((): Effect.Effect<void, unknown, Scope> => {
    if (tenure.holder() !== "this") return Effect.void
    if (tenure.isDisplaced()) return end.ask({ kind: "displaced" })
    return Effect.zipRight(
      fs.existsSync(pidFile) ? Effect.void : tenure.assert,
      fs.existsSync(`${pidFile}.sock`) ? Effect.void : reopen
    )
  }).pipe(
    // A directory that is gone or full now may be there again at the next look.
    Effect.ignore,
    Effect.repeat(Schedule.spaced("1 second")),
    Effect.forkScoped,
    Effect.asVoid
  )
