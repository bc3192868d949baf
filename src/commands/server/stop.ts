/** `agents server stop`: gone when it returns. */
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import { resolve } from "../../supervisor/home.ts"
import { stop as halt } from "../../supervisor/stop.ts"

const stop: Handler<"server stop"> = (input) =>
  Effect.gen(function* () {
    const home = yield* resolve(input)
    const { pid, killed } = yield* halt(home, input.timeout)
    return {
      text: killed
        ? `killed the server (PID ${pid}): it did not stop within ${input.timeout / 1000} s`
        : `stopped the server (PID ${pid})`,
      json: { pid, pidFile: home.pidFile, killed }
    }
  })

export default stop
