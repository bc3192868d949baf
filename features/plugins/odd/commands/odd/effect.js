import * as Effect from "effect/Effect"

export default (_input, io) => Effect.delay(Effect.sync(() => io.print("an effect")), 10)
