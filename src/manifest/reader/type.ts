/** Reads what a value may be. */

import type { ValueType } from "../model.ts"
import { nearest } from "../nearest.ts"
import type { Report } from "../problem/problem.ts"
import { valueTypes } from "../syntax/scalars.ts"
import { type Dict, type Scalar, scalarAt, scalarsAt } from "../syntax/tree.ts"
import { quote } from "../value/quote.ts"
import { type Context, merge, refuseMisplaced } from "./context.ts"
import { type Limits, readLimits, withChoices, withPattern } from "./limits.ts"

type Kind = ValueType["type"]

/** A dict's type and the keys that go with it; undefined where they are broken. */
export const readType = (dict: Dict, context: Context): ValueType | undefined => {
  const type = scalarAt(dict, "type")
  if (type === undefined) return undefined
  const { known, broken } = context.types
  const named = known.get(type.text)
  const whole = named === undefined ? dict : merge(merge(named, dict), only(named, "type"))
  const kind = scalarAt(whole, "type")
  if (kind !== undefined && isKind(kind.text)) return build(whole, kind.text, context.report)
  if (!broken && !known.has(type.text)) reportUnknown(type, [...valueTypes, ...known.keys()], context.report)
  return undefined
}

/** A named type is made of a built-in one, so that no two can be made of each other. */
export const checkNamedType = (name: string, dict: Dict, context: Context): void => {
  if (isKind(name)) context.report({ id: "reserved", message: `'${name}' is a built-in type`, at: dict.at })
  const type = scalarAt(dict, "type")
  if (type === undefined) return
  if (isKind(type.text)) build(dict, type.text, context.report)
  else reportUnknown(type, valueTypes, context.report)
}

const only = ({ at, entries }: Dict, name: string): Dict => {
  const entry = entries.get(name)
  return { kind: "map", at, entries: new Map(entry === undefined ? [] : [[name, entry]]) }
}

const isKind = (text: string): text is Kind => valueTypes.some((type) => type === text)

const reportUnknown = ({ text, at }: Scalar, known: ReadonlyArray<string>, report: Report): void => {
  const word = nearest(text, known)
  const help = word === undefined ? `known: ${known.join(", ")}` : `did you mean '${word}'?`
  report({ id: "unknown-type", message: `unknown type ${quote(text)}`, at, help })
}

const build = (dict: Dict, kind: Kind, report: Report): ValueType | undefined => {
  const misplaced = refuseMisplaced(dict, "option", kind, `the type ${kind}`, report)
  const limits = readLimits(dict, kind, report)
  const value = limits && shape(dict, kind, limits, report)
  return misplaced ? undefined : value
}

const shape = (dict: Dict, kind: Kind, limits: Limits, report: Report): ValueType | undefined => {
  switch (kind) {
    case "string":
      return withPattern(dict, limits, report)
    case "integer":
    case "number":
    case "duration":
      return { type: kind, ...limits }
    case "size":
      return { type: kind, ...limits, ...(scalarAt(dict, "unlimited")?.text === "true" && { unlimited: true }) }
    case "port":
      return { type: kind, min: 1, max: 65535, ...limits }
    case "choice":
      return withChoices(dict, report)
    case "path": {
      const exists = scalarAt(dict, "exists")?.text
      return exists === "file" || exists === "directory" || exists === "parent"
        ? { type: kind, exists }
        : { type: kind }
    }
    case "url": {
      const schemes = scalarsAt(dict, "schemes").map(({ text }) => text)
      return schemes.length === 0 ? { type: kind } : { type: kind, schemes }
    }
    default:
      return { type: kind }
  }
}
