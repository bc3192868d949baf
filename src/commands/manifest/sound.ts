/** Reads the manifest that the user names, or tells everything that is wrong with it. */
import * as Effect from "effect/Effect"
// biome-ignore lint/style/noRestrictedImports: an example is a command line, and only the door reads those
import { parseLine } from "../../cli/line.ts"
import { InvalidManifest } from "../../generated/errors.ts"
import { model as program } from "../../generated/model.ts"
import { invalid } from "../../manifest/invalid.ts"
import type { Model } from "../../manifest/model.ts"
import { type Options, read } from "../../manifest/reader/read.ts"
import { load } from "../../manifest/syntax/load.ts"
import { extend } from "../../plugins/extend.ts"

export const readManifest = (file: string, options: Options): Effect.Effect<Model, InvalidManifest> =>
  Effect.tryPromise({ try: () => load(file), catch: (error) => unreadable(file, error) }).pipe(
    Effect.flatMap((source) => {
      const { model: host } = extend(program, process.env)
      const outcome = read(source, file, { ...options, parseLine, host })
      return "model" in outcome ? Effect.succeed(outcome.model) : invalid(file, outcome.problems)
    })
  )

/** `1 command`, `2 commands`. */
export const plural = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`

const unreadable = (file: string, error: unknown): InvalidManifest => {
  const { message } = error as NodeJS.ErrnoException
  return new InvalidManifest({ file, count: 1, problems: `cannot read ${file}: ${message}` })
}
