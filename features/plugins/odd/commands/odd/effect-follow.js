import * as Effect from "effect/Effect"

export default (_input, io) => Effect.forever(Effect.delay(Effect.sync(() => io.print("again")), 10))
