/** What the front door says itself: help, the version, completions, and everything that is wrong with a command line. */
import { catalogued } from "../manifest/catalogue.ts"
import type { Model } from "../manifest/model.ts"
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
  /** Of the package. */
  readonly version: string
}

/** The answer, or the command that must run for it. */
export const answer = (model: Model, { argv, env, platform, version }: Caller): Report | Run => {
  // No command has this name: a name has no underscore.
  if (argv[0] === "__complete") return { stdout: printCompletion(complete(model, argv.slice(2))), exitCode: 0 }
  const reading = lex(model, argv, env)
  switch (reading.kind) {
    case "version":
      return { stdout: `${model.name} ${version}\n`, exitCode: 0 }
    case "help":
      return showHelp(model, reading)
    case "errors":
      return showErrors(model, reading)
    case "run":
      return platform === "win32" && reading.command.errors.includes("UnsupportedPlatform")
        ? fail(model, "UnsupportedPlatform", { platform: "Windows" }, reading.json)
        : reading
  }
}

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
