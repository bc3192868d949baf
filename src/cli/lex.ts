/** Reads a command line once against the model: what to run, which help to show, or everything that is wrong. */
import { type Configuration, UNCONFIGURED } from "../manifest/configuration.ts"
import type { Command, Model } from "../manifest/model.ts"
import { type Address, address } from "./address.ts"
import { canonical } from "./canonical.ts"
import type { Environment } from "./company.ts"
import { fallbacksFor } from "./fallback.ts"
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
  /** What the config file says of its options, by their names. */
  readonly configured: Readonly<Record<string, ReadonlyArray<string>>>
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
export const lex = (
  model: Model,
  argv: ReadonlyArray<string>,
  env: Environment,
  configuration: Configuration = UNCONFIGURED
): Reading => {
  const found = address(model, argv)
  if ("commands" in found.place) return readGroup(model, found, wantsJson(found.options, argv, env))
  return readCommand(model, found.place, found, { argv, env, configuration })
}

interface Said {
  readonly argv: ReadonlyArray<string>
  readonly env: Environment
  readonly configuration: Configuration
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
  { argv, env, configuration }: Said
): Reading => {
  const fallbacks = fallbacksFor(model, command, configuration)
  const json = wantsJson(command.options, argv, env, fallbacks.find(({ name }) => name === "json")?.texts.at(-1))
  const parsed = parse(command, fullName(model, command), argv, at)
  switch (asked ?? parsed.asked) {
    case "help":
      return { kind: "help", place: command, asked: true }
    case "version":
      return { kind: "version" }
    default: {
      const { given, problems, warnings, configured } = settle(command, parsed, env, fallbacks)
      const all = [...parsed.problems, ...problems]
      return all.length > 0
        ? { kind: "errors", place: command, json, problems: all }
        : {
            kind: "run",
            command,
            argv: canonical(command, given),
            configured,
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
