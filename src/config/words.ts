/** What a setting is, in words: its value, as it is shown, and where it comes from. */
import type { Configuration } from "../manifest/configuration.ts"
import type { Option } from "../manifest/model.ts"
import { textsOf } from "../manifest/value/variable.ts"
import type { Environment } from "../platform/home.ts"

/** What a command would be given, but for its own command line. */
export interface Effective {
  readonly texts: ReadonlyArray<string>
  readonly origin: Origin
}

export type Origin =
  | { readonly source: "environment"; readonly variable: string }
  | { readonly source: "file"; readonly file: string; readonly line: number; readonly column: number }
  | { readonly source: "default" }
  | { readonly source: "unset" }

/** By the order of precedence. */
export const effective = (
  key: string,
  option: Option,
  { file, values }: Configuration,
  env: Environment
): Effective => {
  const { env: variable = "", default: fallback, value } = option
  const fromEnvironment = textsOf(option, env[variable])
  if (fromEnvironment.length > 0) return { texts: fromEnvironment, origin: { source: "environment", variable } }
  const placed = Object.hasOwn(values, key) ? values[key] : undefined
  if (placed !== undefined) {
    const { texts, line, column } = placed
    return { texts, origin: { source: "file", file, line, column } }
  }
  const texts = fallback === undefined ? (value.type === "boolean" ? ["false"] : []) : [fallback].flat()
  return { texts, origin: { source: texts.length === 0 ? "unset" : "default" } }
}

/** A secret is covered, and of a pair the part behind the name; of a URL, who logs in. */
export const shown = ({ value: { type } }: Option, text: string): string => {
  if (type === "secret") return COVER
  if (type === "key-value") return text.replace(/=.*$/s, `=${COVER}`)
  return type === "url" ? text.replace(/\/\/[^/@]*@/, `//${COVER}@`) : text
}

const COVER = "***"
