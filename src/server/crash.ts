/** What an app throws where nobody waits for it: in a timer, an event, a promise that nobody holds. */
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { FastifyBaseLogger } from "fastify"

/** The first such error. Node hands rejected promises to the same event. */
export const thrown: Effect.Effect<unknown> = Effect.async((resume) => {
  const listener = (error: unknown): void => resume(Effect.succeed(error))
  process.on("uncaughtException", listener)
  return Effect.sync(() => void process.off("uncaughtException", listener))
})

/** Logs it with its stack and calls `onFatal`: what the process holds may be broken, so it has to end. */
export const guard = (log: FastifyBaseLogger, onFatal: () => void): Effect.Effect<void, never, Scope> => {
  const listener = (error: unknown, origin: string): void => {
    log.fatal({ err: error, origin }, "an error outside of any request; this process ends")
    onFatal()
  }
  return Effect.acquireRelease(
    Effect.sync(() => void process.on("uncaughtException", listener)),
    () => Effect.sync(() => void process.off("uncaughtException", listener))
  )
}
