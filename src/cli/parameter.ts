/** Shows an argument or an option in help: how it is typed, and all that is to be known about its value. */

import type { Argument, Option } from "../manifest/model.ts"
import { describe } from "../manifest/value/describe.ts"

/** `-n, --lines N`; a switch that is on by itself is shown as what turns it off. `padded` leaves room for the letter. */
export const optionTerm = (
  { name, short, aliases, value, placeholder, default: fallback }: Option,
  padded: boolean
): string => {
  const first = short === undefined ? (padded ? "    " : "") : `-${short}, `
  const long = value.type === "boolean" && fallback === "true" ? `--no-${name}` : `--${name}`
  const names = [long, ...aliases.map((alias) => `--${alias}`)].join(", ")
  return value.type === "boolean" ? `${first}${names}` : `${first}${names} ${placeholder}`
}

/** The summary, and in brackets what the value may be and where it comes from. */
export const about = (parameter: Argument | Option): string => {
  const { summary, value, default: fallback, env, multiple } = parameter
  const limits =
    value.type === "choice" && parameter.placeholder === value.choices.join("|") ? undefined : describe(value)
  const facts = [
    limits,
    multiple ? "may be repeated" : undefined,
    fallback === undefined || value.type === "boolean" ? undefined : `default ${[fallback].flat().join(" ")}`,
    env === undefined ? undefined : `env ${env}`,
    "deprecated" in parameter && parameter.deprecated !== undefined
      ? `deprecated, use ${parameter.deprecated}`
      : undefined
  ]
  const kept = facts.filter((fact) => fact !== undefined).map(unbroken)
  return kept.length === 0 ? summary : `${summary} [${kept.join("; ")}]`
}

/** A short fact stays on one line. */
const unbroken = (fact: string): string => (fact.length > 40 ? fact : fact.replaceAll(" ", "\u00a0"))
