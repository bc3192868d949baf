/** Lets commands that change what is on record take turns. */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { Scope } from "effect/Scope"
import { PathError } from "../generated/errors.ts"
import { explain } from "./complaint.ts"
import { type Environment, HOMELESS } from "./home.ts"
import { hold } from "./latch.ts"

/** Where something is kept, as `find` tells from the environment; fails where nobody knows the program's home. */
export const housed = <A>(find: (env: Environment) => A | undefined): Effect.Effect<A, PathError> =>
  Effect.suspend(() => {
    const place = find(process.env)
    return place === undefined ? new PathError(HOMELESS) : Effect.succeed(place)
  })

/** Waits for the lock at `path`, half a minute at most, and holds it until the scope closes; `subject` is what is changed under it. */
export const turn = (path: string, subject: string): Effect.Effect<void, PathError, Scope> => {
  const reason = `another command has been changing ${subject} for half a minute`
  const busy = new PathError({ path, reason, advice: "wait for it, and try again" })
  const take = Effect.flatMap(
    attempt(path, () => hold(path)),
    (release) => (release === undefined ? Effect.fail(busy) : Effect.succeed(release))
  )
  // The wait is outside of the acquisition, which nobody could interrupt.
  return Effect.acquireRelease(take, (release) => Effect.sync(release)).pipe(
    Effect.retry({ while: (error) => error === busy, schedule: Schedule.spaced("20 millis"), times: 1500 }),
    Effect.asVoid
  )
}

/** What an action with the file at `path` gives, or why the file cannot be used. */
export const attempt = <A>(path: string, action: () => A): Effect.Effect<A, PathError> =>
  Effect.try({ try: action, catch: (error) => new PathError({ path, ...explain(error, path) }) })
