/** A site of several processes: workers that accept on one inherited socket. */
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { Logger } from "pino"
import type { Refusal } from "../launch/failure.ts"
import type { Site } from "./site.ts"
import * as Slot from "./slot.ts"
import type { Post } from "./worker.ts"

/** Returns when all workers accept; fails where one of them cannot be brought up. */
export const open = (post: Omit<Post, "number">, log: Logger): Effect.Effect<Site, Refusal, Scope> =>
  Effect.gen(function* () {
    const numbers = Array.from({ length: post.settings.workers }, (_, index) => index + 1)
    const slots = yield* Effect.forEach(numbers, (number) => Slot.keep({ ...post, number }, log))
    const all = <E>(act: (slot: Slot.Slot) => Effect.Effect<void, E>) =>
      Effect.forEach(slots, act, { concurrency: "unbounded", discard: true })
    // On a socket that others serve too, those who accept already have clients, who are answered.
    yield* all((slot) => slot.filled).pipe(Effect.tapError(() => all((slot) => slot.leave("retire"))))
    return {
      drain: all((slot) => slot.leave("drain")),
      retire: all((slot) => slot.leave("retire")),
      workers: () => slots.flatMap((slot) => slot.state() ?? []),
      rejected: () => slots.reduce((sum, slot) => sum + slot.rejected(), 0),
      degraded: () => slots.flatMap((slot) => slot.degraded() ?? [])[0]
    }
  })
