/** Writes the help of a command, a group or the whole program. */
import { catalogueOf } from "../manifest/catalogue.ts"
import type { Argument, Command, Model, Node, Option } from "../manifest/model.ts"
import { about, optionTerm } from "./parameter.ts"
import { childrenOf, fullName, ownerOf, type Place, summaryIn } from "./place.ts"
import { bold } from "./terminal.ts"
import { columns, reflow } from "./wrap.ts"

export interface Look {
  readonly width: number
  readonly colour: boolean
}

/** A page, with its last newline. */
export const help = (model: Model, place: Place, look: Look): string => {
  const parts = "commands" in place ? groupParts(model, place, look) : commandParts(model, place, look)
  return `${parts.filter((part) => part !== undefined).join("\n\n")}\n`
}

/** `agents manifest check FILE [options]` */
export const usage = (model: Model, place: Place): string => {
  const words =
    "commands" in place ? ["<command>"] : [...place.args.map(argumentUsage), ...place.options.flatMap(optionUsage)]
  const options = "commands" in place || place.options.length > 0 ? ["[options]"] : []
  return [fullName(model, place), ...words, ...options].join(" ")
}

type Parts = ReadonlyArray<string | undefined>

const groupParts = (model: Model, place: Exclude<Place, Command>, look: Look): Parts => {
  const name = fullName(model, place)
  const shown = childrenOf(place)
  const own = shown.filter(({ plugin }) => plugin === ownerOf(place))
  const listed = (children: ReadonlyArray<Node>) =>
    children.map((child) => [child.name, summaryIn(place, child)] as const)
  return [
    reflow(place.summary, look.width),
    section("Usage", `  ${usage(model, place)}`, look),
    table("Commands", listed(own), look),
    table("Commands of plugins", listed(shown.filter((child) => !own.includes(child))), look),
    place === model ? section("Options", columns(ROOT_OPTIONS, look.width), look) : undefined,
    place.description && reflow(place.description, look.width),
    origin(model, place),
    `More on each: ${name} <command> --help`
  ]
}

const commandParts = (model: Model, command: Command, look: Look): Parts => {
  const { args, options, errors, examples, description } = command
  const visible = options.filter((option) => !option.hidden)
  const padded = visible.some((option) => option.short !== undefined)
  return [
    reflow(command.summary + deprecation(command), look.width),
    section("Usage", `  ${usage(model, command)}`, look),
    description && reflow(description, look.width),
    table(
      "Arguments",
      args.map((argument) => [argument.placeholder, about(argument)]),
      look
    ),
    table(
      "Options",
      [...visible.map((option) => [optionTerm(option, padded), about(option)] as const), HELP_OPTION],
      look
    ),
    table("Exit codes", exitCodes(catalogueOf(model, command), errors), look),
    examples.length === 0
      ? undefined
      : section("Examples", examples.map(({ run, note }) => `  ${run}\n      ${note}`).join("\n"), look),
    origin(model, command)
  ]
}

const deprecation = ({ deprecated }: Command): string =>
  deprecated === undefined ? "" : ` Deprecated; use ${deprecated} instead.`

/** Whose it is, where it is a plugin's. */
const origin = ({ extensions = {} }: Model, place: Place): string | undefined => {
  const name = ownerOf(place)
  const plugin = name === undefined ? undefined : extensions[name]
  return plugin && `From the plugin ${name} ${plugin.version}, ${plugin.directory}`
}

const HELP_OPTION = ["-h, --help", "Show this help."] as const
const ROOT_OPTIONS = [HELP_OPTION, ["-V, --version", "Show the version."]] as const

const section = (title: string, body: string, { colour }: Look): string => `${bold(`${title}:`, colour)}\n${body}`

const table = (title: string, rows: ReadonlyArray<readonly [string, string]>, look: Look): string | undefined =>
  rows.length === 0 ? undefined : section(title, columns(rows, look.width), look)

const argumentUsage = ({ placeholder, multiple, required }: Argument): string => {
  const many = multiple ? `${placeholder}...` : placeholder
  return required ? many : `[${many}]`
}

const optionUsage = (option: Option): ReadonlyArray<string> =>
  option.required ? [`--${option.name} ${option.placeholder}`] : []

/** One row a code, with the names of the errors that share it. */
const exitCodes = (
  catalogue: Model["errors"],
  tags: ReadonlyArray<string>
): ReadonlyArray<readonly [string, string]> => {
  const byCode = new Map<number, Array<string>>()
  for (const tag of tags) {
    const exit = catalogue[tag]?.exit ?? 1
    byCode.set(exit, [...(byCode.get(exit) ?? []), tag])
  }
  return [...byCode].sort(([a], [b]) => a - b).map(([exit, names]) => [String(exit), names.join(", ")])
}
