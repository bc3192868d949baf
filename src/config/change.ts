/** Changes the config file; one command at a time does, so that none loses what another wrote. */
import { isUtf8 } from "node:buffer"
import * as Effect from "effect/Effect"
import { InvalidConfig, type PathError } from "../generated/errors.ts"
import type { Model } from "../manifest/model.ts"
import { LARGEST, lossy } from "../manifest/syntax/source.ts"
import { replace } from "../platform/files.ts"
import { attempt, housed, turn } from "../platform/turn.ts"
import { amend } from "./amend.ts"
import { check } from "./check.ts"
import { type Place, placeIn } from "./place.ts"
import { sourceAt, stampAt } from "./source.ts"

/** Where the configuration is. */
export const ground: Effect.Effect<Place, PathError> = housed(placeIn)

/** What the file holds; nothing where there is none. */
export const bytesOf = (file: string): Effect.Effect<Buffer, PathError> =>
  attempt(file, () => Buffer.from(stampAt(file) === undefined ? "" : sourceAt(file).bytes))

/** What becomes of the file. */
export interface Rewritten {
  readonly bytes: Buffer
  /** How much is still wrong with it. */
  readonly left: number
}

/** Puts what `make` makes in the place of what the file holds, which it is given. */
export const rewrite = <E>(
  make: (before: Buffer, place: Place) => Effect.Effect<Rewritten, E>
): Effect.Effect<Rewritten & { readonly changed: boolean }, E | PathError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const place = yield* ground
      yield* turn(place.lock, "the configuration")
      const before = yield* bytesOf(place.file)
      const made = yield* make(before, place)
      const changed = !made.bytes.equals(before)
      if (changed) yield* attempt(place.file, () => replace(place.file, made.bytes.toString()))
      return { ...made, changed }
    })
  )

/** Sets `key` to `texts`, or removes it where there are none; see `amend`. */
export const change = (model: Model, key: string, texts: ReadonlyArray<string>, many: boolean) =>
  rewrite((before, { file }): Effect.Effect<Rewritten, InvalidConfig | PathError> => {
    const broken = check(before, file, model)
    const wrong = "unsound" in broken ? broken.unsound : undefined
    // What is no text, or too long to be read, would be lost.
    if (wrong !== undefined && (!isUtf8(before) || before.length > LARGEST)) return new InvalidConfig(wrong)
    return attempt(file, () => amend(lossy(before), key, texts, many)).pipe(
      Effect.mapError((error) => (wrong === undefined ? error : new InvalidConfig(wrong))),
      Effect.flatMap((text) => {
        const checked = check(text, file, model)
        const bytes = Buffer.from(text)
        if (!("unsound" in checked)) return Effect.succeed({ bytes, left: 0 })
        const { count: left } = checked.unsound
        // What is wrong can be removed piece by piece.
        if (wrong !== undefined && texts.length === 0 && left < wrong.count) return Effect.succeed({ bytes, left })
        // Told of what the user sees, and not of what we made of it.
        return new InvalidConfig(wrong ?? checked.unsound)
      })
    )
  })
