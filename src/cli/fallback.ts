/** Finds what the config file says of the options of a command, and leaves out what somebody else said better. */
import type { Configuration } from "../manifest/configuration.ts"
import type { Command, Model, Option } from "../manifest/model.ts"
import { keyOf } from "../manifest/setting.ts"
import { textsOf } from "../manifest/value/variable.ts"
import { type Environment, isOn } from "./company.ts"

/** What the file says of one option. */
export interface Fallback {
  readonly name: string
  readonly texts: ReadonlyArray<string>
  /** `config.yaml:3:7: server.port`, as a message names it. */
  readonly label: string
}

/** By the names of their options. */
export type Fallbacks = ReadonlyMap<string, Fallback>

export const NO_FALLBACK: ReadonlyArray<Fallback> = []

export const fallbacksFor = (
  model: Model,
  command: Command,
  { file, values }: Configuration
): ReadonlyArray<Fallback> =>
  command.options.flatMap((option) => {
    const key = keyOf(model, command, option)
    const placed = Object.hasOwn(values, key) ? values[key] : undefined
    if (placed === undefined) return []
    const { texts, line, column } = placed
    return [{ name: option.name, texts, label: `${file}:${line}:${column}: ${key}` }]
  })

/**
 * Those of options that were neither typed nor set in the environment, nor cannot stand beside one that was: what is
 * usual must not forbid what is wanted now.
 */
export const relevant = (
  options: ReadonlyArray<Option>,
  fallbacks: ReadonlyArray<Fallback>,
  typed: (option: Option) => string | undefined,
  env: Environment
): Fallbacks => {
  if (fallbacks.length === 0) return new Map()
  const said = (option: Option) => typed(option) ?? textsOf(option, env[option.env ?? ""])[0]
  const on = options.filter((option) => isOn(option, said(option)))
  const isLeft = ({ name }: Fallback) =>
    options.some(
      (option) =>
        option.name === name &&
        said(option) === undefined &&
        !on.some((other) => other.conflicts.includes(name) || option.conflicts.includes(other.name))
    )
  return new Map(fallbacks.filter(isLeft).map((fallback) => [fallback.name, fallback]))
}
