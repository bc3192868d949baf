import * as Effect from "effect/Effect"

export default async () => Effect.sync(() => null.name)
