/** Waits until every plugin of this process is ready, and says for which one. */
import * as Effect from "effect/Effect"
import { step } from "../launch/progress.ts"
import type { Readiness } from "./readiness.ts"

const PAUSE = "50 millis"

export const readied = (readiness: Readiness): Effect.Effect<void> => {
  let told: string | undefined
  const ask = Effect.gen(function* () {
    const complaint = yield* Effect.promise(() => readiness.complaint())
    if (complaint !== undefined && complaint !== told) yield* step(complaint)
    told = complaint
    if (complaint !== undefined) yield* Effect.sleep(PAUSE)
    return complaint === undefined
  })
  return Effect.asVoid(Effect.repeat(ask, { until: (ready) => ready }))
}
