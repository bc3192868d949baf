/** `agents config unset`: removes one setting from the config file. */
import * as Effect from "effect/Effect"
import { change } from "../../config/change.ts"
import type { Handler } from "../../manifest/handler.ts"
import { everyone, known } from "./known.ts"

const unset: Handler<"config unset"> = ({ key }) =>
  Effect.gen(function* () {
    const model = yield* everyone
    const { changed, left } = yield* change(model, key, [], false)
    // What nobody knows may stand in the file all the same, such as a setting of a plugin that was removed.
    if (!changed) yield* known(model, key)
    return { text: changed ? `${key} was removed${more(left)}` : `${key} is not in the file` }
  })

export default unset

const more = (left: number): string => {
  if (left === 0) return ""
  const [are, them] = left === 1 ? ["problem is", "it"] : ["problems are", "them"]
  return `; ${left} ${are} left, see ${them} with: agents config list`
}
