/** Reads and changes what is on record; one command at a time does, so that none loses what another added. */
import * as Effect from "effect/Effect"
import type { PathError } from "../generated/errors.ts"
import { attempt, housed, turn } from "../platform/turn.ts"
import { type Shelf, shelf } from "./home.ts"
import { readRecord, writeRecord } from "./recorded.ts"
import { upToDate } from "./refresh.ts"
import type { Entry } from "./registry.ts"

export type Plugins = ReadonlyArray<Entry>

/** Where plugins are kept. */
export const ground: Effect.Effect<Shelf, PathError> = housed(shelf)

/** Everything that was added, as it is now. */
export const everything: Effect.Effect<Plugins, PathError> = Effect.flatMap(ground, (place) =>
  attempt(place.record, () => upToDate(place))
)

/** Puts in the place of what is on record the `plugins` that `make` makes of it. */
export const change = <A extends { readonly plugins: Plugins }, E>(
  make: (plugins: Plugins) => Effect.Effect<A, E>
): Effect.Effect<A, E | PathError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const { lock, record } = yield* ground
      yield* turn(lock, "the plugins")
      const made = yield* make(yield* attempt(record, () => readRecord(record)?.plugins ?? []))
      yield* attempt(record, () => writeRecord(record, made.plugins))
      return made
    })
  )
