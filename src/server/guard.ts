/** Looks after the files that say where the server is, as long as it is the server. */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { Scope } from "effect/Scope"
import * as Record from "../platform/record.ts"
import type { End } from "./ending.ts"
import type { Hold } from "./hold.ts"
import type { Tenure } from "./tenure.ts"

export interface Post {
  readonly tenure: Tenure
  readonly hold: Hold
  readonly pidFile: string
  /** Offers the control socket anew. */
  readonly reopen: Effect.Effect<void, unknown, Scope>
  readonly end: End
  /** A restart has the turn while it is on its way: its successor has inherited the lock as it was. */
  readonly turn: Effect.Semaphore
}

/**
 * Once a second: a lock file, a PID file or a control socket that somebody deleted comes back, with its
 * directory; a PID file that somebody else wrote stays. Where another server holds the lock file that lies
 * there now, this one is nobody's any more, and goes. By a timer, since whoever deletes a directory must
 * not meet files that come back while he is at it; and nobody depends on it being quick, since a start
 * finds this server without its files.
 */
export const watch = (post: Post): Effect.Effect<void, never, Scope> =>
  look(post).pipe(
    post.turn.withPermits(1),
    // A directory that is gone or full now may be there again at the next look.
    Effect.ignore,
    Effect.repeat(Schedule.spaced("1 second")),
    Effect.forkScoped,
    Effect.asVoid
  )

const look = ({ tenure, hold, pidFile, reopen, end }: Post): Effect.Effect<void, unknown, Scope> =>
  Effect.gen(function* () {
    if (tenure.holder() !== "this") return
    if (hold.place() !== "own") {
      const renewed = yield* hold.renew
      // A start that holds it will find this server, and let go.
      if (!renewed)
        return yield* Record.read(hold.path)?.phase === "running" ? end.ask({ kind: "displaced" }) : Effect.void
      yield* Effect.try(() => Record.write(hold.fd(), tenure.record()))
    }
    if (!fs.existsSync(pidFile)) yield* tenure.assert
    if (!fs.existsSync(`${pidFile}.sock`)) yield* reopen
  })
