/** `agents server start`: the server in the background. */
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import { ensure } from "../../supervisor/ensure.ts"
import { resolve } from "../../supervisor/home.ts"
import { start as launch } from "../../supervisor/start.ts"
import { whole } from "./options.ts"
import { described } from "./started.ts"
import { warn } from "./warn.ts"

const start: Handler<"server start"> = (input) =>
  Effect.gen(function* () {
    const home = yield* resolve(input)
    const options = yield* whole(home, input)
    const started = yield* (input.ifNotRunning ? ensure : launch)(home, options, input.timeout)
    yield* warn(started.settings)
    return described(started)
  })

export default start
