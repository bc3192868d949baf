/** Writes the reference of all commands, with the table of exit codes, in Markdown. */

import type { Argument, Command, Model, Option } from "../model.ts"
import { describe } from "../value/describe.ts"
import { commandsOf } from "../walk.ts"
import { render } from "../words.ts"

export const emitReference = (model: Model): string => {
  const commands = commandsOf(model).filter(({ hidden }) => !hidden)
  return [
    "<!-- Generated from commands.yaml by src/manifest/generate.ts; do not edit. -->",
    `# The commands of \`${model.name}\``,
    model.summary,
    prose(model.description ?? ""),
    ...commands.map((command) => page(model, command)),
    "## Exit codes",
    exitCodes(model)
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n")
}

const page = (model: Model, command: Command): string =>
  [
    `## ${title(model, command)}`,
    command.summary,
    command.deprecated === undefined ? "" : `Deprecated: use ${command.deprecated}.`,
    prose(command.description ?? ""),
    fence("", usage(model, command)),
    table(["argument", "what it is", "accepts"], command.args.map(argumentRow)),
    table(["option", "what it is", "accepts", "default", "variable"], visible(command.options).map(optionRow)),
    table(["exit code", "error", "message"], errorRows(model, command)),
    examples(command)
  ]
    .filter((part) => part !== "")
    .join("\n\n")

const title = (model: Model, command: Command): string => [model.name, ...command.path].join(" ")

const visible = (options: ReadonlyArray<Option>): ReadonlyArray<Option> => options.filter(({ hidden }) => !hidden)

const usage = (model: Model, command: Command): string => {
  const args = command.args.map(({ required, multiple, placeholder }) => {
    const name = `${placeholder}${multiple ? "..." : ""}`
    return required ? name : `[${name}]`
  })
  const required = command.options.filter((option) => option.required)
  const must = required.map(({ name, placeholder }) => `--${name} ${placeholder}`)
  return [
    title(model, command),
    ...args,
    ...must,
    ...(visible(command.options).length === 0 ? [] : ["[OPTIONS]"])
  ].join(" ")
}

const argumentRow = (argument: Argument): ReadonlyArray<string> => [
  code(argument.placeholder),
  `${argument.summary}${argument.required ? "" : " Optional."}`,
  describe(argument.value) ?? ""
]

const optionRow = (option: Option): ReadonlyArray<string> => {
  const isOn = option.value.type === "boolean" && option.default === "true"
  const names = [isOn ? `no-${option.name}` : option.name, ...option.aliases].map((name) => `--${name}`)
  const forms = [...(option.short === undefined ? [] : [`-${option.short}`]), ...names]
  const value = option.value.type === "boolean" ? "" : ` ${option.placeholder}`
  const fallback = typeof option.default === "string" ? [option.default] : (option.default ?? [])
  const notes = [
    option.required ? " Required." : "",
    option.multiple ? " May be repeated." : "",
    option.deprecated === undefined ? "" : ` Deprecated: use ${option.deprecated}.`
  ]
  return [
    code(`${forms.join(", ")}${value}`),
    `${option.summary}${notes.join("")}`,
    describe(option.value) ?? "",
    fallback.map(code).join(" "),
    option.env === undefined ? "" : code(option.env)
  ]
}

const errorRows = (model: Model, command: Command): ReadonlyArray<ReadonlyArray<string>> =>
  [...new Set(["UsageError", ...command.errors])]
    .flatMap((tag) => model.errors[tag] ?? [])
    .sort((a, b) => a.exit - b.exit)
    .map(({ tag, exit, message, fields }) => [String(exit), code(tag), sample(message, fields)])

/** The words with every field in its place, written as its name. */
const sample = (message: string, fields: Readonly<Record<string, unknown>>): string =>
  render(message, Object.fromEntries(Object.keys(fields).map((name) => [name, `{${name}}`]))).replace(/\s+/g, " ")

const exitCodes = (model: Model): string => {
  const tags = new Map<number, Array<string>>()
  for (const { exit, tag } of Object.values(model.errors)) tags.set(exit, [...(tags.get(exit) ?? []), code(tag)])
  return table(
    ["code", "meaning"],
    [
      ["0", "it did what was asked"],
      ["1", "an unexpected failure, a defect of ours"],
      ...[...tags].sort(([a], [b]) => a - b).map(([exit, names]) => [String(exit), names.join(", ")]),
      ["20–125", "a plugin's own, as its manifest declares"],
      ["129, 130, 143", "interrupted by SIGHUP, SIGINT, SIGTERM"]
    ]
  )
}

const examples = ({ examples }: Command): string =>
  examples.length === 0 ? "" : fence("sh", examples.map(({ run, note }) => `# ${note}\n${run}`).join("\n\n"))

/** Lines that are indented are code; the others are paragraphs. */
const prose = (text: string): string =>
  text
    .trimEnd()
    .replace(/(?:^ .*(?:\n|$))+/gm, (block) => `\n${fence("text", block.trimEnd().replace(/^ {2}/gm, ""))}\n\n`)
    .trim()

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``

const code = (text: string): string => `\`${text}\``

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  if (rows.length === 0) return ""
  const line = (cells: ReadonlyArray<string>) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")
}
