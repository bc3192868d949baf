/** Decodes one text, from the command line, the environment or a default, into the value that a handler gets. */

import type { ValueType } from "../model.ts"
import { parseDuration, spellDuration } from "./duration.ts"
import { absence } from "./exists.ts"
import { quote } from "./quote.ts"
import { parseSize, spellSize } from "./size.ts"

/** `reason` is a fragment that follows a name: `must be between 0 and 65535, got 70000`. */
export type Decoded = { readonly value: Value } | { readonly reason: string }

export type Value = string | number | boolean | Readonly<Record<string, string>>

/** Pure but for a path that must exist. A reason never holds a secret. */
export const decode = (type: ValueType, text: string): Decoded => {
  switch (type.type) {
    case "string":
      return decodeString(type, text)
    case "integer":
      return within(type, /^-?\d+$/.test(text) ? Number(text) : undefined, text, "a whole number")
    case "number":
      return within(type, /^-?(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : undefined, text, "a number")
    case "port":
      return within(type, /^\d+$/.test(text) ? Number(text) : undefined, text, "a port number")
    case "duration":
      return within(type, parseDuration(text), text, "a duration, such as 30, 500ms, 30s or 5m", spellDuration)
    case "size":
      return decodeSize(type, text)
    case "boolean":
      return decodeBoolean(text)
    case "choice":
      return type.choices.includes(text) ? { value: text } : refuse(`one of ${type.choices.join(", ")}`, text)
    case "path":
      return decodePath(type, text)
    case "url":
      return decodeUrl(type, text)
    case "secret":
      return text === "" ? EMPTY : { value: text }
    case "key-value":
      return decodePair(text)
  }
}

const EMPTY = { reason: "must not be empty" }

const refuse = (wanted: string, text: string): Decoded =>
  text === "" ? EMPTY : { reason: `must be ${wanted}, got ${quote(text)}` }

type Bounds = { readonly min?: number; readonly max?: number }

const within = (
  { min, max }: Bounds,
  value: number | undefined,
  text: string,
  wanted: string,
  spell: (value: number) => string = String
): Decoded => {
  if (value === undefined) return refuse(wanted, text)
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return { reason: `is too large: ${quote(text)}` }
  if (value >= (min ?? -Infinity) && value <= (max ?? Infinity)) return { value }
  return { reason: `must be ${bounds(min, max, spell)}, got ${text}` }
}

const decodeSize = (type: Bounds & { readonly unlimited?: true }, text: string): Decoded => {
  const bytes = parseSize(text)
  if (bytes === 0 && type.unlimited) return { value: 0 }
  return within(type, bytes, text, "a size, such as 512KB, 10MB or 1GiB", spellSize)
}

/** `between 1 and 9`, `at least 1`, `at most 9`; undefined where there are none. */
export const bounds = (
  min: number | undefined,
  max: number | undefined,
  spell: (value: number) => string
): string | undefined => {
  if (min !== undefined && max !== undefined) return `between ${spell(min)} and ${spell(max)}`
  return min === undefined ? (max === undefined ? undefined : `at most ${spell(max)}`) : `at least ${spell(min)}`
}

const decodeString = (
  { min = 0, max = Infinity, pattern }: Bounds & { readonly pattern?: string },
  text: string
): Decoded => {
  const length = [...text].length
  if (text === "" && min > 0) return EMPTY
  if (length < min) return { reason: `must have at least ${min} characters, got ${quote(text)}` }
  if (length > max) return { reason: `must have at most ${max} characters, got ${length}` }
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(text)) return { value: text }
  return { reason: `must match ${pattern}, got ${quote(text)}` }
}

const decodeBoolean = (text: string): Decoded => {
  if (/^(true|yes|on|1)$/i.test(text)) return { value: true }
  if (/^(false|no|off|0)$/i.test(text)) return { value: false }
  return refuse("true or false", text)
}

const decodePath = ({ exists }: { readonly exists?: "file" | "directory" | "parent" }, text: string): Decoded => {
  if (text === "") return EMPTY
  if (text.includes("\0")) return { reason: "must not hold a NUL character" }
  const reason = exists && absence(text, exists)
  return reason === undefined ? { value: text } : { reason }
}

const decodeUrl = ({ schemes }: { readonly schemes?: ReadonlyArray<string> }, text: string): Decoded => {
  const shown = text.replace(/\/\/[^/@]*@/, "//***@")
  if (!URL.canParse(text)) return refuse(`a URL, such as ${schemes?.[0] ?? "http"}://localhost:8080`, shown)
  if (schemes?.includes(new URL(text).protocol.slice(0, -1)) ?? true) return { value: text }
  return refuse(`a URL that begins with ${schemes?.map((scheme) => `${scheme}:`).join(" or ")}`, shown)
}

/** The value may be a secret, so that only the name is shown. */
const decodePair = (text: string): Decoded => {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  return name === undefined || value === undefined
    ? { reason: text === "" ? EMPTY.reason : "must be NAME=VALUE" }
    : { value: Object.fromEntries([[name, value]]) }
}
