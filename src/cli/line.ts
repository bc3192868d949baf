/** Reads the command line of an example, as the manifest's reader asks for it. */
import type { ParseLine } from "../manifest/reader/example.ts"
import { lex } from "./lex.ts"
import { pathOf } from "./place.ts"

export const parseLine: ParseLine = (model, argv, env) => {
  const reading = lex(model, argv, env)
  switch (reading.kind) {
    case "run":
      return { path: reading.command.path }
    case "help":
      return { path: pathOf(reading.place) }
    case "version":
      return { path: [] }
    case "errors":
      return { problems: reading.problems }
  }
}
