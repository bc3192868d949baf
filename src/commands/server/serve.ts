/** `agents server serve`: the server in the foreground. */
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import { foreground } from "../../supervisor/foreground.ts"
import { resolve } from "../../supervisor/home.ts"
import { whole } from "./options.ts"
import { warn } from "./warn.ts"

const serve: Handler<"server serve"> = (input) =>
  Effect.gen(function* () {
    const home = yield* resolve(input)
    // Its log is stdout, so it has no log file.
    const { logFile: _logFile, ...options } = yield* whole(home, input)
    yield* warn(options)
    yield* foreground(home, options)
    return { text: "" }
  })

export default serve
