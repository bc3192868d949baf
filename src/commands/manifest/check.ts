/** `agents manifest check`: says that a manifest is sound, or everything that is wrong with it. */
import { dirname } from "node:path"
import * as Effect from "effect/Effect"
// biome-ignore lint/style/noRestrictedImports: an example is a command line, and only the door reads those
import { parseLine } from "../../cli/line.ts"
import { InvalidManifest } from "../../generated/errors.ts"
import type { Handler } from "../../manifest/handler.ts"
import type { Model } from "../../manifest/model.ts"
import { show } from "../../manifest/problem/diagnostic.ts"
import { read } from "../../manifest/reader/read.ts"
import { load } from "../../manifest/syntax/load.ts"
import { commandsOf } from "../../manifest/walk.ts"

const check: Handler<"manifest check"> = ({ file }) =>
  Effect.tryPromise({ try: () => load(file), catch: (error) => unreadable(file, error) }).pipe(
    Effect.flatMap((source) => {
      const outcome = read(source, file, { root: dirname(file), parseLine })
      return "model" in outcome
        ? Effect.succeed({ text: `${file}: no problems (${count(outcome.model)})` })
        : Effect.fail(invalid(file, outcome.problems.length, show(outcome.problems, process.stderr.columns ?? UNKNOWN)))
    })
  )

export default check

/** How wide a diagnostic may be where nobody tells the terminal's width. */
const UNKNOWN = 120

const invalid = (file: string, problems: number, text: string): InvalidManifest =>
  new InvalidManifest({ file, count: problems, problems: `${file}: ${plural(problems, "problem")}\n\n${text}` })

const unreadable = (file: string, error: unknown): InvalidManifest => {
  const { message } = error as NodeJS.ErrnoException
  return new InvalidManifest({ file, count: 1, problems: `cannot read ${file}: ${message}` })
}

const count = (model: Model): string =>
  `${plural(commandsOf(model).length, "command")}, ${plural(Object.keys(model.errors).length, "error")}`

const plural = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`
