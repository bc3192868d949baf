/** Writes what holds the handlers of a plugin to its manifest: `commands.d.ts`, which needs nothing beside it. */
import type { Command, ErrorModel, Model } from "../model.ts"
import { commandsOf } from "../walk.ts"
import { doc, literal } from "./code.ts"
import { fieldType } from "./errors.ts"
import { propertiesOf } from "./inputs.ts"

export const emitDeclarations = (model: Model): string =>
  [
    "// Generated from commands.yaml by `agents manifest types`; do not edit.\n\n",
    doc("What each command takes, and the errors that it may end with."),
    "export interface Commands {\n",
    ...commandsOf(model).map((command) => entry(command, model.errors)),
    "}\n",
    HANDLER
  ].join("")

const entry = (command: Command, errors: Model["errors"]): string =>
  [
    doc(command.summary, "  "),
    `  readonly ${literal(command.path.join(" "))}: {\n`,
    block("input", propertiesOf(command, "      ")),
    block("errors", listed(command, errors).map(errorOf).join("")),
    "  }\n"
  ].join("")

const block = (name: string, properties: string): string =>
  `    readonly ${name}: ${properties === "" ? "{}" : `{\n${properties}    }`}\n`

const listed = (command: Command, errors: Model["errors"]): ReadonlyArray<ErrorModel> =>
  Object.values(errors).filter(({ tag }) => command.errors.includes(tag))

const errorOf = (error: ErrorModel): string => {
  const fields = Object.entries(error.fields).map(([name, field]) => `        readonly ${name}${fieldType(field)}\n`)
  const type = fields.length === 0 ? "Record<string, never>" : `{\n${fields.join("")}      }`
  return `${doc(`Exit code ${error.exit}: ${error.message}`, "      ")}      readonly ${error.tag}: ${type}\n`
}

/** The types of `src/plugin/handler.ts`, over the commands of this plugin alone. */
const HANDLER = `
/** What a command has beside its input. */
export interface Io<Errors> {
  /** Prints a line of the result, on stdout. */
  print(text: string): void
  /** Prints a line for people, on stderr. */
  warn(text: string): void
  /** Ends the command with one of the errors that it lists. */
  fail<Tag extends keyof Errors>(
    tag: Tag,
    ...fields: {} extends Errors[Tag] ? [fields?: Errors[Tag]] : [fields: Errors[Tag]]
  ): never
  /** Aborts when the command is interrupted. */
  readonly signal: AbortSignal
}

/** The function of a command. */
export type Handler<Command extends keyof Commands> = (
  input: Commands[Command]["input"],
  io: Io<Commands[Command]["errors"]>
) => void | Promise<void> | { pipe(): unknown; [Symbol.iterator](): unknown }

type Own = Commands

// @ts-ignore: only where that package is installed, whose \`defineHandler\` learns of these commands here
declare module "cleveragents/plugin" {
  interface Commands extends Own {}
}
`
