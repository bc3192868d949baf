/** Writes the types of what each command takes and of the errors it may fail with. */
import type { Argument, Command, Model, Option, ValueType } from "../model.ts"
import { pascal } from "../name.ts"
import { commandsOf } from "../walk.ts"
import { doc, HEADER, literal } from "./code.ts"

export const emitInputs = (model: Model): string => {
  const commands = commandsOf(model)
  const used = [...new Set(commands.flatMap((command) => command.errors))].sort()
  const lines = (line: (command: Command) => string) => commands.map((command) => `  ${line(command)}\n`).join("")
  return [
    HEADER,
    used.length === 0 ? "" : `import type { ${used.join(", ")} } from "./errors.ts"\n`,
    `\n${doc("Every command, by its words below the root.")}`,
    `export type CommandPath = ${commands.map(path).join(" | ") || "never"}\n`,
    ...commands.map((command) => `\n${inputInterface(model, command)}`),
    `\n${doc("What each command takes.")}export interface CommandInputs {\n`,
    lines((command) => `readonly ${path(command)}: ${inputName(command)}`),
    `}\n\n${doc("What each command may fail with.")}export interface CommandErrors {\n`,
    lines((command) => `readonly ${path(command)}: ${command.errors.join(" | ") || "never"}`),
    "}\n"
  ].join("")
}

/** The properties of a command's input, each with its doc comment, at `indent`. */
export const propertiesOf = ({ args, options }: Command, indent: string): string =>
  [...args, ...options].map((parameter) => property(parameter, indent)).join("")

const path = (command: Command): string => literal(command.path.join(" "))

const inputName = (command: Command): string => `${command.path.map(pascal).join("")}Input`

const inputInterface = (model: Model, command: Command): string => {
  const properties = propertiesOf(command, "  ")
  return [
    doc(`\`${[model.name, ...command.path].join(" ")}\`: ${command.summary}`),
    `export interface ${inputName(command)} {`,
    properties === "" ? "" : `\n${properties}`,
    "}\n"
  ].join("")
}

const property = (parameter: Argument | Option, indent: string): string => {
  const optional = !isAlwaysThere(parameter)
  const single = typeOf(parameter.value)
  const type = parameter.multiple ? `ReadonlyArray<${single}>` : single
  return `${doc(explain(parameter), indent)}${indent}readonly ${parameter.key}${optional ? "?" : ""}: ${type}\n`
}

const isAlwaysThere = ({ required, value, multiple, default: fallback }: Argument | Option): boolean =>
  required || multiple || value.type === "boolean" || fallback !== undefined

const explain = ({ summary, value, default: fallback }: Argument | Option): string => {
  const unit = UNITS[value.type] ?? ""
  const otherwise =
    fallback === undefined ? "" : ` Default: ${typeof fallback === "string" ? fallback : fallback.join(" ")}.`
  return `${summary}${unit}${otherwise}`
}

const UNITS: Partial<Record<ValueType["type"], string>> = { duration: " In milliseconds.", size: " In bytes." }

const typeOf = (value: ValueType): string => {
  switch (value.type) {
    case "integer":
    case "number":
    case "port":
    case "duration":
    case "size":
      return "number"
    case "boolean":
      return "boolean"
    case "choice":
      return value.choices.map(literal).join(" | ")
    case "key-value":
      return "Readonly<Record<string, string>>"
    default:
      return "string"
  }
}
