/** Registers one part of the server, and tells each failure as that part's own. */
import * as Effect from "effect/Effect"
import type { FastifyInstance } from "fastify"
import { explain } from "../platform/explain.ts"
import { placeOf, shown } from "../platform/place.ts"
import { Taken } from "./claims.ts"
import { thrown } from "./crash.ts"
import type { Loaded } from "./load.ts"
import type { Origin } from "./origin.ts"

/** `prepare` is given the context of its own that it gets, also where it breaks out of the one it is given. */
export const register = <Failure>(
  app: FastifyInstance,
  { plugin }: Loaded,
  origin: Origin<Failure>,
  prepare: (context: FastifyInstance) => void
): Effect.Effect<void, Failure> =>
  attempt(async () => {
    app.register((context, _options, done) => {
      prepare(context)
      context.register(plugin, origin.options)
      done()
    })
    await app.after()
  }).pipe(Effect.catchAll((error) => Effect.flip(told(error, origin))))

/** Runs what all of them have for `onReady`. */
export const finish = <Failure>(
  app: FastifyInstance,
  origins: ReadonlyArray<Origin<Failure>>
): Effect.Effect<void, Failure> =>
  attempt(() => app.ready()).pipe(
    Effect.catchAll((error) => {
      const origin = culprit(error, origins)
      return origin === undefined ? Effect.die(error) : Effect.flip(told(error, origin))
    })
  )

/** Whatever is thrown meanwhile counts as its failure, also where nobody waits for it. */
const attempt = (run: () => PromiseLike<unknown>): Effect.Effect<void, unknown> =>
  Effect.tryPromise({ try: async () => void (await run()), catch: (error) => error }).pipe(
    Effect.raceFirst(Effect.flatMap(thrown, Effect.fail))
  )

const told = <Failure>(error: unknown, { subject, refuse }: Origin<Failure>): Effect.Effect<Failure> => {
  if (!(error instanceof Taken)) return Effect.map(explain(error, subject), refuse)
  const { cwd, file } = subject
  return Effect.succeed(refuse({ reason: `${placeOf(error, cwd, file) ?? shown(file, cwd)} ${error.message}` }))
}

/** Whose files its stack leads through, as closely as it tells; the first where it does not. */
const culprit = <Failure>(error: unknown, origins: ReadonlyArray<Origin<Failure>>): Origin<Failure> | undefined => {
  const stack = error instanceof Error ? String(error.stack) : ""
  const [nearest = origins[0]] = origins
    .filter(({ subject }) => stack.includes(`${subject.root}/`))
    .sort((one, other) => other.subject.root.length - one.subject.root.length)
  return nearest
}
