/** Finds out whether a command line, even one with mistakes, asks for JSON. */
import type { Option } from "../manifest/model.ts"
import { decode } from "../manifest/value/decode.ts"
import type { Environment } from "./company.ts"

/**
 * `options` are those of the command, or of all that were still possible; without a `json` among them, no.
 * `configured` is what the config file says.
 */
export const wantsJson = (
  options: ReadonlyArray<Option>,
  argv: ReadonlyArray<string>,
  env: Environment,
  configured?: string
): boolean => {
  const option = options.find(({ name, value }) => name === "json" && value.type === "boolean")
  if (option === undefined) return false
  const end = argv.indexOf("--")
  const typed = (end < 0 ? argv : argv.slice(0, end)).findLast((word) => /^--(no-)?json(=|$)/.test(word))
  if (typed === "--json") return true
  if (typed === "--no-json") return false
  return isTrue(option, typed?.replace(/^--json=/, "") ?? (env[option.env ?? ""] || configured))
}

const isTrue = (option: Option, text: string | undefined): boolean => {
  const decoded = decode(option.value, text ?? "")
  return "value" in decoded && decoded.value === true
}
