/** Reads and changes what is on record; one command at a time does, so that none loses what another added. */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import { PathError } from "../generated/errors.ts"
import { explain } from "../platform/complaint.ts"
import { type Shelf, shelf } from "./home.ts"
import { hold } from "./lock.ts"
import { readRecord, Unusable, writeRecord } from "./recorded.ts"
import { upToDate } from "./refresh.ts"
import type { Entry } from "./registry.ts"

export type Plugins = ReadonlyArray<Entry>

/** Where plugins are kept. */
export const ground: Effect.Effect<Shelf, PathError> = Effect.suspend(() => {
  const place = shelf(process.env)
  if (place !== undefined) return Effect.succeed(place)
  const reason = "nobody knows your home directory, or CLEVERAGENTS_HOME is a relative path"
  return new PathError({ path: "~/.cleveragents", reason, advice: "set CLEVERAGENTS_HOME to an absolute path" })
})

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
      yield* held(lock)
      const made = yield* make(yield* attempt(record, () => readRecord(record)?.plugins ?? []))
      yield* attempt(record, () => writeRecord(record, made.plugins))
      return made
    })
  )

/** Waits for it outside of the acquisition, which nobody could interrupt. */
const held = (lock: string) =>
  Effect.acquireRelease(take(lock), (release) => Effect.sync(release)).pipe(
    Effect.retry({ while: ({ reason }) => reason === BUSY, schedule: Schedule.spaced("20 millis"), times: 1500 })
  )

const take = (lock: string) =>
  Effect.flatMap(
    attempt(lock, () => hold(lock)),
    (release) => (release === undefined ? Effect.fail(busy(lock)) : Effect.succeed(release))
  )

const BUSY = "another command has been changing the plugins for half a minute"

const busy = (path: string) => new PathError({ path, reason: BUSY, advice: "wait for it, and try again" })

const attempt = <A>(path: string, action: () => A): Effect.Effect<A, PathError> =>
  Effect.try({
    try: action,
    catch: (error) =>
      error instanceof Unusable
        ? new PathError({ path, reason: error.message, advice: error.advice })
        : new PathError({ path, ...explain(error, path) })
  })
