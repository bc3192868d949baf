/** The ways in which a server leaves: draining, retiring in favour of a successor, and at once. */
import type { DurationInput } from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Connections } from "./connections.ts"

/** Idle connections go now, streams end now, requests under way have `grace`; then nobody is connected. */
export const drain = (connections: Connections, { grace = "25 seconds" }: { readonly grace?: DurationInput } = {}) =>
  Effect.gen(function* () {
    connections.leave()
    // A request that has arrived but was not read yet is one under way.
    yield* turn
    connections.dismiss()
    yield* emptied(connections, grace)
  })

/**
 * For a handover on the same listening socket. Idle connections stay open until their client came
 * once more, for it cannot know that somebody else accepts now; `idle` is how long they may.
 */
export const retire = (
  connections: Connections,
  { grace = "25 seconds", idle = "10 seconds" }: { readonly grace?: DurationInput; readonly idle?: DurationInput } = {}
) =>
  Effect.gen(function* () {
    connections.leave()
    const dismissal = Effect.sync(() => connections.dismiss()).pipe(Effect.delay(idle), Effect.zipRight(Effect.never))
    yield* emptied(connections, grace).pipe(Effect.raceFirst(dismissal))
  })

/** Closes every connection, whatever is under way. */
export const cut = (connections: Connections) => Effect.sync(() => connections.cut())

const turn = Effect.async<void>((resume) => void setImmediate(() => resume(Effect.void)))

const emptied = (connections: Connections, grace: DurationInput) =>
  empty(connections).pipe(
    Effect.timeoutOption(grace),
    Effect.zipRight(cut(connections)),
    Effect.zipRight(empty(connections))
  )

const empty = (connections: Connections) =>
  Effect.async<void>((resume) => {
    const forget = connections.onEmpty(() => resume(Effect.void))
    return Effect.sync(forget)
  })
