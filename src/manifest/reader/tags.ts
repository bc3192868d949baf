/** Reads which errors of the catalogue a command lists. */

import { nearest } from "../nearest.ts"
import { didYouMean } from "../problem/problem.ts"
import { type Dict, type Scalar, scalarsAt } from "../syntax/tree.ts"
import type { Context } from "./context.ts"

export const readTags = (dict: Dict, context: Context): ReadonlyArray<string> => {
  const seen = new Map<string, Scalar>()
  for (const tag of scalarsAt(dict, "errors")) {
    const { text, at } = tag
    const first = seen.get(text)
    if (first !== undefined) {
      context.report({ id: "duplicate", message: `${text} stands here twice`, at, first: first.at })
    } else if (isKnown(tag, context)) seen.set(text, tag)
  }
  return [...seen.keys()]
}

/** A misspelt one counts as used, so that one slip is one problem. */
const isKnown = ({ text, at }: Scalar, { errors, usedErrors, report }: Context): boolean => {
  const word = errors.broken || errors.known.has(text) ? text : nearest(text, errors.known.keys())
  if (word !== undefined) usedErrors.add(word)
  if (word === text) return true
  const help = word === undefined ? { help: "declare it under 'errors'" } : didYouMean(word)
  report({ id: "unknown-error", message: `no error is called ${text}`, at, ...help })
  return false
}
