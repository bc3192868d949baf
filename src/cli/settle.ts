/** Checks every value of a command line, and of the environment behind it, before anything is run. */
import type { Argument, Command, Option } from "../manifest/model.ts"
import { decode } from "../manifest/value/decode.ts"
import { textsOf } from "../manifest/value/variable.ts"
import { companyProblems, type Environment } from "./company.ts"
import { type Fallback, NO_FALLBACK, relevant } from "./fallback.ts"
import type { Parsed } from "./parse.ts"
import { unexpected } from "./problem.ts"

/** What was typed for one argument or option. */
export interface Given {
  readonly parameter: Argument | Option
  readonly texts: ReadonlyArray<string>
}

export interface Settled {
  /** Options first, then arguments in order. */
  readonly given: ReadonlyArray<Given>
  readonly problems: ReadonlyArray<string>
  /** What works and will not for ever. */
  readonly warnings: ReadonlyArray<string>
  /** What the config file says of options that nobody else speaks of, by their names. */
  readonly configured: Readonly<Record<string, ReadonlyArray<string>>>
}

/**
 * The options and arguments that were typed, with everything that is wrong with them or with what the environment and
 * the config file add.
 */
export const settle = (
  command: Command,
  parsed: Parsed,
  env: Environment,
  fallbacks: ReadonlyArray<Fallback> = NO_FALLBACK
): Settled => {
  const [args, extra] = deal(command.args, parsed.words)
  const options = command.options.flatMap((parameter) => ofMap(parsed, parameter))
  const texts = new Map<Argument | Option, ReadonlyArray<string>>()
  for (const { parameter, texts: typed } of [...args, ...options]) texts.set(parameter, typed)
  const parameters = [...command.args, ...command.options]
  const typed = (option: Option) => texts.get(option)?.at(-1)
  const configured = relevant(command.options, fallbacks, typed, env)
  return {
    given: [...options, ...args],
    problems: [
      ...parameters.flatMap((parameter) =>
        valueProblems(parameter, texts.get(parameter), env, configured.get(parameter.name))
      ),
      ...companyProblems(command.options, typed, env, configured),
      ...(extra.length > 0 ? [unexpected(extra, command)] : [])
    ],
    warnings: options.flatMap(({ parameter }) =>
      "deprecated" in parameter && parameter.deprecated !== undefined
        ? [`--${parameter.name} is deprecated; use ${parameter.deprecated} instead`]
        : []
    ),
    configured: Object.fromEntries([...configured].map(([name, fallback]) => [name, fallback.texts]))
  }
}

const ofMap = (parsed: Parsed, parameter: Option): ReadonlyArray<Given> => {
  const texts = parsed.given.get(parameter)
  return texts === undefined ? [] : [{ parameter, texts }]
}

/** One word for each argument in order, the rest for one that takes many; what nobody takes is over. */
const deal = (args: ReadonlyArray<Argument>, words: ReadonlyArray<string>): [Array<Given>, ReadonlyArray<string>] => {
  let rest = words
  const given: Array<Given> = []
  for (const parameter of args) {
    if (rest.length === 0) break
    const count = parameter.multiple ? rest.length : 1
    given.push({ parameter, texts: rest.slice(0, count) })
    rest = rest.slice(count)
  }
  return [given, rest]
}

const valueProblems = (
  parameter: Argument | Option,
  texts: ReadonlyArray<string> | undefined,
  env: Environment,
  fallback: Fallback | undefined
): ReadonlyArray<string> => {
  if (texts !== undefined) return texts.flatMap((text) => reasons(label(parameter), parameter, text))
  const { env: name = "" } = parameter
  const fromEnv = textsOf(parameter, env[name])
  if (fromEnv.length > 0) return fromEnv.flatMap((text) => reasons(name, parameter, text))
  if (fallback !== undefined) return fallback.texts.flatMap((text) => reasons(fallback.label, parameter, text))
  return parameter.required && parameter.default === undefined ? [missing(parameter)] : []
}

const reasons = (name: string, parameter: Argument | Option, text: string): ReadonlyArray<string> => {
  const decoded = decode(parameter.value, text)
  return "reason" in decoded ? [`${name}: ${decoded.reason}`] : []
}

const isOption = (parameter: Argument | Option): parameter is Option => "conflicts" in parameter

const label = (parameter: Argument | Option): string =>
  isOption(parameter) ? `--${parameter.name}` : parameter.placeholder

const missing = (parameter: Argument | Option): string => {
  const { value, env } = parameter
  const name = isOption(parameter) ? `option --${parameter.name}` : `argument ${parameter.placeholder}`
  const choices = value.type === "choice" ? `: one of ${value.choices.join(", ")}` : ""
  return `missing ${name}${choices}${env === undefined ? "" : ` (or set ${env})`}`
}
