/** SIGHUP to a daemon: a restart with the options that it has. */
import * as Effect from "effect/Effect"
import * as Runtime from "effect/Runtime"
import type { Scope } from "effect/Scope"
import type { Logger } from "pino"
import type { Desk } from "./control.ts"
import { type End, handle } from "./ending.ts"

/** In milliseconds: the default of `agents server restart --timeout`. */
const TIMEOUT = 30_000

/** Where the successor fails, the log says why and this server goes on. */
export const listen = (restart: Desk["restart"], log: Logger, end: End): Effect.Effect<void, never, Scope> =>
  Effect.gen(function* () {
    const fork = Runtime.runFork(yield* Effect.runtime())
    const again = restart({}, TIMEOUT).pipe(
      Effect.matchEffect({
        onSuccess: (pid) => end.ask({ kind: "succeeded", by: pid }),
        onFailure: (error) => Effect.sync(() => log.error(`the restart on SIGHUP failed: ${error.message}`))
      })
    )
    yield* handle("SIGHUP", () => void fork(again))
  })
