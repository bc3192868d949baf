/** Reads the catalogue of errors. */

import type { ErrorModel } from "../model.ts"
import { nearest } from "../nearest.ts"
import { type Dict, dictAt, namedAt, type Scalar, scalarAt } from "../syntax/tree.ts"
import { escapeBrackets, placeholders } from "../words.ts"
import type { Context } from "./context.ts"
import { readFields } from "./fields.ts"
import { optionally } from "./optionally.ts"

export const readErrors = (manifest: Dict, text: string, context: Context): Readonly<Record<string, ErrorModel>> =>
  Object.fromEntries(
    namedAt(manifest, "errors").flatMap(([tag, { key, value }]): ReadonlyArray<[string, ErrorModel]> => {
      if (GENERATED.has(tag)) context.report({ id: "reserved", message: `no error can be called ${tag}`, at: key })
      const error = value?.kind === "map" ? readError(tag, value, text, context) : undefined
      return error === undefined ? [] : [[tag, error]]
    })
  )

/** Reports each error that no command lists, nor may list in `broken`, the text of commands with problems of their own. */
export const checkUse = (manifest: Dict, broken: string, { usedErrors, report }: Context): void => {
  for (const [tag, { key, value }] of namedAt(manifest, "errors")) {
    if (value === undefined || usedErrors.has(tag) || tag === "UsageError" || broken.includes(tag)) continue
    report({ id: "unused-error", message: `no command lists ${tag} among its errors`, at: key })
  }
}

/** Names that the generated module has already. */
const GENERATED = new Set(["Error", "CataloguedError", "Data", "InstanceType"])

/** What an error has already: as an Error, as a catalogued one, or where it is printed as JSON. */
const TAKEN = new Set(["message", "name", "cause", "stack", "hint", "exitCode", "tag", "commit", "pipe"])

const readError = (tag: string, dict: Dict, text: string, context: Context): ErrorModel | undefined => {
  const fields = readFields(dict, "fields")
  const known = namedAt(dict, "fields").map(([field]) => field)
  for (const [field, { key }] of dictAt(dict, "fields")?.entries ?? []) {
    if (!TAKEN.has(field) && !(field in Error.prototype) && !(field in {})) continue
    context.report({ id: "reserved", message: `every error has '${field}' already`, at: key })
  }
  const isOptional = (field: string) => fields[field]?.optional ?? false
  const [exit, message, hint] = [scalarAt(dict, "exit"), scalarAt(dict, "message"), scalarAt(dict, "hint")]
  if (exit !== undefined) checkExit(tag, exit, context)
  for (const words of [message, hint]) if (words !== undefined) checkWords(words, known, isOptional, text, context)
  if (exit === undefined || message === undefined) return undefined
  return {
    tag,
    exit: Number(exit.text),
    message: escapeBrackets(message.text, isOptional),
    ...optionally("hint", hint && escapeBrackets(hint.text, isOptional)),
    fields
  }
}

const checkExit = (tag: string, { text, at }: Scalar, { plugin, report }: Context): void => {
  const least = plugin ? 20 : 3
  const exit = Number(text)
  if (exit >= least && exit <= 125) return
  if (exit === 2 && !plugin && ["UsageError", "InvalidManifest", "InvalidConfig"].includes(tag)) return
  const why = EXITS[exit] ?? (exit > 125 ? "the shell's own begin at 126" : "those below 20 are the program's own")
  report({ id: "bad-exit", message: `must be between ${least} and 125, got ${text}`, at, help: why })
}

const EXITS: Readonly<Record<number, string>> = {
  0: "0 is success",
  1: "1 is a defect",
  2: "2 is a wrong command line"
}

const checkWords = (
  words: Scalar,
  known: ReadonlyArray<string>,
  isOptional: (field: string) => boolean,
  text: string,
  { report }: Context
): void => {
  for (const { field, segment } of placeholders(words.text)) {
    const found = text.indexOf(`{${field}}`, words.at.start)
    const at = found < 0 || found >= words.at.end ? words.at : { start: found, end: found + field.length + 2 }
    if (!known.includes(field)) {
      const word = nearest(field, known)
      const help = word === undefined ? "add it to the fields" : `did you mean {${word}}?`
      report({ id: "unknown-field", message: `the error has no field '${field}'`, at, help })
    } else if (isOptional(field) && !segment && words.text !== `{${field}}`) {
      report({ id: "optional-field", message: `'${field}' may be absent`, at, help: "put it and its words in [ ]" })
    }
  }
}
