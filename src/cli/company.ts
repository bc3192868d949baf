/** Finds options that cannot stand beside each other, and those that miss another one. */
import type { Option } from "../manifest/model.ts"
import { decode } from "../manifest/value/decode.ts"
import { textsOf } from "../manifest/value/variable.ts"
import type { Fallback, Fallbacks } from "./fallback.ts"

export type Environment = Readonly<Record<string, string | undefined>>

/** `typed` is the last text that was typed for an option; what the environment and the config file give counts too. */
export const companyProblems = (
  options: ReadonlyArray<Option>,
  typed: (option: Option) => string | undefined,
  env: Environment,
  configured: Fallbacks = new Map()
): ReadonlyArray<string> => {
  const on = new Map<string, string>()
  for (const option of options) {
    const label = labelOf(option, typed(option), env, configured.get(option.name))
    if (label !== undefined) on.set(option.name, label)
  }
  return options.flatMap((option, index) => problemsOf(option, options.slice(0, index), on))
}

/** Whether an option of which this was said last is on: a switch that was turned off is not. */
export const isOn = (option: Option, text: string | undefined): boolean =>
  text !== undefined && (option.value.type !== "boolean" || isTrue(option, text))

/** How an option that is on got there: `--slow`, `--slow (TOOL_SLOW)`. */
const labelOf = (
  option: Option,
  typed: string | undefined,
  env: Environment,
  fallback: Fallback | undefined
): string | undefined => {
  const variable = textsOf(option, env[option.env ?? ""])[0]
  if (!isOn(option, typed ?? variable ?? fallback?.texts.at(-1))) return undefined
  if (typed !== undefined) return `--${option.name}`
  return `--${option.name} (${variable === undefined ? fallback?.label : option.env})`
}

/** A conflict that both options name was told with the first of them. */
const problemsOf = (
  { name, conflicts, requires }: Option,
  before: ReadonlyArray<Option>,
  on: ReadonlyMap<string, string>
): ReadonlyArray<string> => {
  const label = on.get(name)
  if (label === undefined) return []
  const told = (other: string) => before.some((option) => option.name === other && option.conflicts.includes(name))
  return [
    ...conflicts
      .filter((other) => on.has(other) && !told(other))
      .map((other) => `${label} cannot stand beside ${on.get(other)}`),
    ...requires.filter((other) => !on.has(other)).map((other) => `${label} needs --${other} beside it`)
  ]
}

const isTrue = (option: Option, text: string): boolean => {
  const decoded = decode(option.value, text)
  return "value" in decoded && decoded.value === true
}
