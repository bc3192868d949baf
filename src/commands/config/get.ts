/** `agents config get`: what a command would use where its command line says nothing. */
import * as Effect from "effect/Effect"
import { effective, shown } from "../../config/words.ts"
import type { Handler } from "../../manifest/handler.ts"
import { current } from "./current.ts"
import { everyone, known } from "./known.ts"
import { plain } from "./value.ts"

const get: Handler<"config get"> = ({ key }) =>
  Effect.gen(function* () {
    const model = yield* everyone
    const option = yield* known(model, key)
    const { texts, origin } = effective(key, option, yield* current(model), process.env)
    return {
      text: texts.map((text) => shown(option, text)).join("\n"),
      json: { key, value: plain(option, texts), origin }
    }
  })

export default get
