/** `agents plugins disable`: keeps a plugin on record, and uses nothing of it. */
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import { change } from "../../plugins/change.ts"
import { known } from "../../plugins/known.ts"
import { review } from "../../plugins/review.ts"
import { others } from "./words.ts"

const disable: Handler<"plugins disable"> = ({ name }) =>
  Effect.gen(function* () {
    const { earlier, plugins } = yield* change((earlier) =>
      Effect.map(known(earlier, name), (entry) => ({
        earlier,
        plugins: review(earlier.map((one) => (one === entry ? { ...entry, state: "disabled" as const } : one)))
      }))
    )
    return {
      text: `disabled ${name}; use it again with: agents plugins enable ${name}${others(earlier, plugins, name)}`
    }
  })

export default disable
