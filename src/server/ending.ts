/** How a server's life ends, and what asks for it. */
import { constants } from "node:os"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"

export type Ending =
  /** Somebody asked it to stop. */
  | { readonly kind: "stopped"; readonly by: string }
  /** A successor has taken over on the same lock. */
  | { readonly kind: "succeeded"; readonly by: number }
  /** Its home was deleted, and another server holds the lock that lies there now. */
  | { readonly kind: "displaced" }

export interface End {
  readonly ask: (ending: Ending) => Effect.Effect<void>
  readonly reached: Effect.Effect<Ending>
  /** Whether anybody has asked. */
  readonly asked: () => boolean
}

/** In milliseconds: a signal that follows as closely is the same one, which a shell and npm both deliver. */
const ECHO = 250

/** The first SIGTERM, SIGINT or SIGHUP asks the server to drain, a second one ends the process at once. */
export const listen = (): Effect.Effect<End, never, Scope> =>
  Effect.gen(function* () {
    const reached = yield* Deferred.make<Ending>()
    let asked: number | undefined
    const ask = (ending: Ending) =>
      Effect.suspend(() => {
        asked ??= performance.now()
        return Effect.asVoid(Deferred.succeed(reached, ending))
      })
    const onSignal = (signal: NodeJS.Signals) => {
      if (asked !== undefined && performance.now() - asked > ECHO) process.exit(128 + constants.signals[signal])
      asked ??= performance.now()
      Deferred.unsafeDone(reached, Effect.succeed({ kind: "stopped", by: signal }))
    }
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) yield* handle(signal, onSignal)
    return { ask, reached: Deferred.await(reached), asked: () => asked !== undefined }
  })

/** Calls `listener` on each `signal`, and nobody else, until the scope closes. */
export const handle = (
  signal: NodeJS.Signals,
  listener: (signal: NodeJS.Signals) => void
): Effect.Effect<void, never, Scope> =>
  Effect.acquireRelease(
    // The command that runs a server in the foreground had listeners of its own, which would undo a command.
    Effect.sync(() => void process.removeAllListeners(signal).on(signal, listener)),
    () => Effect.sync(() => void process.off(signal, listener))
  )
