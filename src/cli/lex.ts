/** Reads a command line once against the model: what to run, which help to show, or everything that is wrong. */
import type { Command, Model } from "../manifest/model.ts"
import { type Address, address } from "./address.ts"
import { canonical } from "./canonical.ts"
import type { Environment } from "./company.ts"
import { wantsJson } from "./json.ts"
import { parse } from "./parse.ts"
import { fullName, type Place } from "./place.ts"
import { settle } from "./settle.ts"

export type Reading = Run | Help | { readonly kind: "version" } | Errors

/** `argv` is canonical: see there. */
export interface Run {
  readonly kind: "run"
  readonly command: Command
  readonly argv: ReadonlyArray<string>
  readonly json: boolean
  readonly warnings: ReadonlyArray<string>
}

/** Not `asked` where a group was called alone. */
export interface Help {
  readonly kind: "help"
  readonly place: Place
  readonly asked: boolean
}

export interface Errors {
  readonly kind: "errors"
  readonly place: Place
  readonly json: boolean
  readonly problems: ReadonlyArray<string>
}

/** `argv` is what stands behind `agents`. */
export const lex = (model: Model, argv: ReadonlyArray<string>, env: Environment): Reading => {
  const found = address(model, argv)
  const json = wantsJson(found.options, argv, env)
  return "commands" in found.place
    ? readGroup(model, found, json)
    : readCommand(model, found.place, found, argv, env, json)
}

const readGroup = (model: Model, { place, asked, bare, problems }: Address, json: boolean): Reading => {
  if (problems.length > 0) return { kind: "errors", place, json, problems }
  if (asked === "version") return { kind: "version" }
  if (asked === "help" || bare) return { kind: "help", place, asked: asked === "help" }
  return { kind: "errors", place, json, problems: [`missing command for '${fullName(model, place)}'`] }
}

const readCommand = (
  model: Model,
  command: Command,
  { at, asked }: Address,
  argv: ReadonlyArray<string>,
  env: Environment,
  json: boolean
): Reading => {
  const parsed = parse(command, fullName(model, command), argv, at)
  switch (asked ?? parsed.asked) {
    case "help":
      return { kind: "help", place: command, asked: true }
    case "version":
      return { kind: "version" }
    default: {
      const { given, problems, warnings } = settle(command, parsed, env)
      const all = [...parsed.problems, ...problems]
      return all.length > 0
        ? { kind: "errors", place: command, json, problems: all }
        : {
            kind: "run",
            command,
            argv: canonical(command, given),
            json,
            warnings: [...deprecation(model, command), ...warnings]
          }
    }
  }
}

const deprecation = (model: Model, command: Command): ReadonlyArray<string> =>
  command.deprecated === undefined
    ? []
    : [`'${fullName(model, command)}' is deprecated; use ${command.deprecated} instead`]
