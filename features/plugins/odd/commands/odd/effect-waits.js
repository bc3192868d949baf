import * as Effect from "effect/Effect"

export default (_input, io) =>
  Effect.sync(() => io.print("waiting")).pipe(
    Effect.zipRight(Effect.never),
    Effect.onInterrupt(() => Effect.delay(Effect.sync(() => io.print("undone")), 50))
  )
