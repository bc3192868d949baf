/** `agents server stop`: gone when it returns. */
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import { resolve } from "../../supervisor/home.ts"
import { stop as halt } from "../../supervisor/stop.ts"

const stop: Handler<"server stop"> = (input) =>
  Effect.gen(function* () {
    const home = yield* resolve(input)
    const { pidFile } = home
    return yield* halt(home, input.timeout).pipe(
      Effect.map(({ pid, killed }) => ({
        text: killed
          ? `killed the server (PID ${pid}): it did not stop within ${input.timeout / 1000} s`
          : `stopped the server (PID ${pid})`,
        json: { wasRunning: true, pid, pidFile, killed }
      })),
      Effect.catchTag("NotRunning", (none) =>
        // One on another host runs, and cannot be stopped from here.
        input.ifRunning && none.host === undefined
          ? Effect.succeed({ text: none.message, json: { wasRunning: false, pidFile, killed: false } })
          : Effect.fail(none)
      )
    )
  })

export default stop
