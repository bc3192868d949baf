import * as Data from "effect/Data"
import * as Effect from "effect/Effect"

class Lost extends Data.TaggedError("Lost") {}

export default () => Effect.fail(new Lost({ what: "the thread" }))
