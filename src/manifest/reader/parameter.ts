/** Reads what arguments and options have in common. */

import type { Argument, ValueType } from "../model.ts"
import { camel, constant } from "../name.ts"
import { nearest } from "../nearest.ts"
import { didYouMean } from "../problem/problem.ts"
import { type Dict, flagAt, scalarAt, scalarsAt, textAt } from "../syntax/tree.ts"
import { decode } from "../value/decode.ts"
import type { Context } from "./context.ts"
import { optionally } from "./optionally.ts"
import { readType } from "./type.ts"

/** Undefined where something of it is broken and was reported. */
export const readParameter = (
  name: string,
  dict: Dict,
  kind: "argument" | "option",
  context: Context
): Argument | undefined => {
  const value = readType(dict, context)
  const summary = textAt(dict, "summary")
  const multiple = flagAt(dict, "multiple")
  const sound = [
    checkKey(name, dict, context),
    value === undefined || checkDefault(dict, value, multiple, context),
    checkVariable(dict, context)
  ]
  if (value === undefined || summary === undefined || sound.includes(false)) return undefined
  const fallback = scalarsAt(dict, "default").map(({ text }) => text)
  return {
    name,
    key: camel(name),
    value,
    summary,
    placeholder:
      textAt(dict, "placeholder") ??
      (kind === "argument" && value.type !== "choice" ? constant(name) : placeholder(name, value)),
    required: dict.entries.has("required") ? flagAt(dict, "required") : kind === "argument" && fallback.length === 0,
    multiple,
    ...optionally("default", multiple && dict.entries.has("default") ? fallback : fallback[0]),
    ...optionally("env", textAt(dict, "env"))
  }
}

/** The same type without the look at the file system, which says nothing about a manifest. */
export const withoutExists = (value: ValueType): ValueType => (value.type === "path" ? { type: "path" } : value)

/** A handler reads its input by key, so that a key must not be one that every object has. */
const checkKey = (name: string, dict: Dict, { report }: Context): boolean => {
  if (!(camel(name) in {})) return true
  report({ id: "reserved", message: `'${name}' is a name that every JavaScript object has`, at: dict.at })
  return false
}

const checkDefault = (dict: Dict, value: ValueType, multiple: boolean, { report }: Context): boolean => {
  const entry = dict.entries.get("default")
  if (entry === undefined) return true
  if (entry.value?.kind === "list" && !multiple) {
    report({
      id: "wrong-kind",
      message: "must be a single value, not a list",
      at: entry.value.at,
      help: "or say multiple: true"
    })
    return false
  }
  if (flagAt(dict, "required")) {
    report({ id: "contradiction", message: "what is required has no default", at: entry.key })
    return false
  }
  const texts = scalarsAt(dict, "default")
  const refused = texts.filter(({ text, at }) => {
    const decoded = decode(withoutExists(value), text)
    if ("value" in decoded) return false
    const word = value.type === "choice" ? nearest(text, value.choices) : undefined
    report({ id: "bad-default", message: `the default ${decoded.reason}`, at, ...didYouMean(word) })
    return true
  })
  return entry.value !== undefined && refused.length === 0
}

const checkVariable = (dict: Dict, { prefix, variables, report }: Context): boolean => {
  const env = scalarAt(dict, "env")
  if (env === undefined) return !dict.entries.has("env")
  if (!env.text.startsWith(prefix)) {
    report({ id: "bad-prefix", message: `${env.text} does not begin with ${prefix}`, at: env.at })
    return false
  }
  const first = variables.take(env.text, "", env.at)
  if (first === undefined) return true
  const message = `${env.text} already gives another value`
  report({ id: "duplicate", message, at: env.at, first: first.at, help: "make it one shared option" })
  return false
}

const placeholder = (name: string, value: ValueType): string => {
  switch (value.type) {
    case "boolean":
      return ""
    case "choice":
      return value.choices.join("|")
    case "integer":
    case "number":
      return "N"
    case "string":
      return constant(name)
    case "key-value":
      return "NAME=VALUE"
    default:
      return value.type.toUpperCase()
  }
}
