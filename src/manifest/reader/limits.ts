/** Reads the keys that narrow a value type. */

import type { ValueType } from "../model.ts"
import type { Report } from "../problem/problem.ts"
import { type Dict, type Scalar, scalarAt, scalarsAt } from "../syntax/tree.ts"
import { decode } from "../value/decode.ts"
import { quote } from "../value/quote.ts"
import { optionally } from "./optionally.ts"

export interface Limits {
  readonly min?: number
  readonly max?: number
}

export const readLimits = (dict: Dict, kind: ValueType["type"], report: Report): Limits | undefined => {
  const unit: ValueType | undefined =
    kind === "string"
      ? { type: "integer", min: 0 }
      : kind === "port"
        ? { type: kind, min: 0, max: 65535 }
        : NUMERIC[kind]
  if (unit === undefined) return {}
  const [min, max] = [readLimit(dict, "min", unit, report), readLimit(dict, "max", unit, report)]
  if (min === null || max === null) return undefined
  const least = scalarAt(dict, "min")
  if (least !== undefined && min !== undefined && max !== undefined && min > max) {
    report({
      id: "bad-range",
      message: `min ${least.text} is more than max ${scalarAt(dict, "max")?.text}`,
      at: least.at
    })
    return undefined
  }
  return { ...optionally("min", min), ...optionally("max", max) }
}

const NUMERIC: { readonly [K in ValueType["type"]]?: ValueType } = {
  integer: { type: "integer" },
  number: { type: "number" },
  duration: { type: "duration" },
  size: { type: "size" }
}

/** Null where it was refused. */
const readLimit = (dict: Dict, name: string, unit: ValueType, report: Report): number | undefined | null => {
  const scalar = scalarAt(dict, name)
  if (scalar === undefined) return undefined
  const decoded = decode(unit, scalar.text)
  if ("value" in decoded) return Number(decoded.value)
  report({ id: "bad-range", message: `${name} ${decoded.reason}`, at: scalar.at })
  return null
}

export const withPattern = (dict: Dict, limits: Limits, report: Report): ValueType | undefined => {
  const pattern = scalarAt(dict, "pattern")
  if (pattern === undefined) return { type: "string", ...limits }
  try {
    new RegExp(pattern.text, "u")
    return { type: "string", ...limits, pattern: pattern.text }
  } catch (error) {
    const reason = String(error).split(": ").at(-1)
    report({ id: "bad-pattern", message: `not a regular expression: ${reason}`, at: pattern.at })
    return undefined
  }
}

export const withChoices = (dict: Dict, report: Report): ValueType | undefined => {
  const choices = scalarsAt(dict, "choices")
  const seen = new Map<string, Scalar>()
  for (const choice of choices) {
    const first = seen.get(choice.text)
    if (first === undefined) seen.set(choice.text, choice)
    else
      report({
        id: "duplicate",
        message: `the choice ${quote(choice.text)} stands here twice`,
        at: choice.at,
        first: first.at
      })
  }
  const entry = dict.entries.get("choices")
  if (entry === undefined)
    report({ id: "missing-key", message: "a choice needs 'choices'", at: scalarAt(dict, "type")?.at ?? dict.at })
  else if (choices.length === 0 && entry.value !== undefined) {
    report({ id: "empty", message: "a choice needs at least one word", at: entry.key })
  }
  return seen.size === 0 ? undefined : { type: "choice", choices: [...seen.keys()] }
}
