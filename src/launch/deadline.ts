/** One deadline over a whole launch. */
import * as Effect from "effect/Effect"
import { StartTimeout } from "../generated/errors.ts"
import { Progress } from "./progress.ts"

/** Interrupts the program after `timeout` milliseconds, waits until it has undone itself, and says what it waited for. */
export const within =
  (timeout: number, logFile: string | undefined) =>
  <A, E>(program: Effect.Effect<A, E>): Effect.Effect<A, E | StartTimeout> =>
    Effect.flatMap(Progress, (watcher) => {
      let waitingFor = "nothing was done yet"
      const remember = (what: string) =>
        Effect.suspend(() => {
          waitingFor = what
          return watcher.step(what)
        })
      return program.pipe(
        Effect.provideService(Progress, { step: remember }),
        Effect.timeoutFail({
          duration: timeout,
          onTimeout: () => new StartTimeout({ seconds: timeout / 1000, reason: waitingFor, logFile })
        })
      )
    })
