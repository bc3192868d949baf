/** What the front door says itself: help, the version, completions, and everything that is wrong with a command line. */
import { catalogued } from "../manifest/catalogue.ts"
import { type Configuration, UNCONFIGURED } from "../manifest/configuration.ts"
import type { Command, Model } from "../manifest/model.ts"
import type { Environment } from "./company.ts"
import { complete, printCompletion } from "./complete.ts"
import { help, usage } from "./help.ts"
import { type Errors, type Help, lex, type Run } from "./lex.ts"
import { fullName } from "./place.ts"
import { type Report, report } from "./report.ts"
import { hasColour, type Stream, width } from "./terminal.ts"

export interface Caller {
  /** What stands behind `agents`. */
  readonly argv: ReadonlyArray<string>
  readonly env: Environment
  readonly platform: NodeJS.Platform
  /** What the config file says; asked for where it may matter. */
  readonly configuration?: () => Configuration
  /** Of the package. */
  readonly version: string
}

/** The answer, or the command that must run for it. */
export const answer = (model: Model, caller: Caller): Report | Run => {
  const { argv, env, version } = caller
  // No command has this name: a name has no underscore.
  if (argv[0] === "__complete") return { stdout: printCompletion(complete(model, argv.slice(2))), exitCode: 0 }
  const configuration = caller.configuration?.() ?? UNCONFIGURED
  const reading = lex(model, argv, env, configuration)
  switch (reading.kind) {
    case "version":
      return { stdout: `${model.name} ${version}\n`, exitCode: 0 }
    case "help":
      return showHelp(model, reading)
    case "errors":
      return showErrors(model, reading)
    case "run":
      return refusal(model, reading, configuration, caller) ?? reading
  }
}

/** Why a command is not run that was called as it should be. */
const refusal = (model: Model, { command, json }: Run, { failure }: Configuration, { platform }: Caller) => {
  if (platform === "win32" && command.errors.includes("UnsupportedPlatform"))
    return fail(model, "UnsupportedPlatform", { platform: "Windows" }, json)
  return failure === undefined || isDeaf(command) ? undefined : fail(model, failure.tag, failure.fields, json)
}

/** Whether a command works with a config file in which something is wrong: nothing in it is for it, or it may mend it. */
const isDeaf = ({ options, path: [group] }: Command): boolean =>
  options.length === 0 || group === "config" || group === "plugins"

const showHelp = (model: Model, { place, asked }: Help): Report => {
  const stream: Stream = asked ? 1 : 2
  const page = help(model, place, { width: width(stream), colour: hasColour(stream) })
  return asked ? { stdout: page, exitCode: 0 } : { stderr: page, exitCode: 2 }
}

const showErrors = (model: Model, { place, json, problems }: Errors): Report => {
  const advice = `usage: ${usage(model, place)}\nhelp:  ${fullName(model, place)} --help`
  return fail(model, "UsageError", { problem: problems.join("\n"), advice }, json)
}

const fail = (model: Model, tag: string, fields: object, json: boolean): Report => {
  const error = model.errors[tag]
  if (error === undefined) throw new Error(`the manifest has no ${tag}`)
  return report(model, catalogued(error, fields), json)
}
