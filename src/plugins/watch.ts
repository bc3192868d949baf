/** Runs what is not ours: to its end, to what is thrown where nobody waits, or to an interruption. */
import { setTimeout } from "node:timers/promises"
import * as Effect from "effect/Effect"

/** Milliseconds that it has to end once it is interrupted. */
const GRACE = 5_000

/** What ends it from outside. */
export interface Reins {
  /** The signal, from the first time that somebody asks for it. */
  readonly signal: () => AbortSignal
  readonly abort: () => void
  /** Whether what was thrown says no more than that it was aborted. */
  readonly isAbortion: (thrown: unknown) => boolean
}

/**
 * Fails with whatever is thrown, in a timer or a promise without a `catch` too. Interrupted, it aborts the signal
 * and waits a while for the end; where nobody ever asked for the signal, nobody could hear it.
 */
export const watch = <A>(begin: (reins: Reins) => Promise<A>): Effect.Effect<A, unknown> =>
  Effect.async((resume) => {
    let controller: AbortController | undefined
    const signal = () => {
      controller ??= new AbortController()
      return controller.signal
    }
    const abort = () => controller?.abort()
    const isAbortion = (thrown: unknown) =>
      controller?.signal.aborted === true && thrown instanceof Error && thrown.name === "AbortError"
    const ended = settled(() => begin({ signal, abort, isAbortion })).then(resume)
    return Effect.promise(async () => {
      if (controller === undefined) return
      abort()
      await Promise.race([ended, setTimeout(GRACE)])
    })
  })

const settled = <A>(begin: () => Promise<A>): Promise<Effect.Effect<A, unknown>> =>
  new Promise<Effect.Effect<A, unknown>>((resolve) => {
    const stops = LATE.map((name) => listen(name, (thrown) => end(Effect.fail(thrown))))
    const end = (how: Effect.Effect<A, unknown>) => {
      for (const stop of stops) stop()
      resolve(how)
    }
    begin().then(
      (value) => end(Effect.succeed(value)),
      (thrown) => end(Effect.fail(thrown))
    )
  })

const LATE = ["uncaughtException", "unhandledRejection"] as const

/** Where the plugin listens itself, it is the plugin's to tell. */
const listen = (name: (typeof LATE)[number], tell: (thrown: unknown) => void) => {
  const listener = (thrown: unknown) => {
    if (process.listenerCount(name) === 1) tell(thrown)
  }
  process.on(name, listener)
  return () => process.off(name, listener)
}
