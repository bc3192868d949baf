/** Reads a manifest, ours or a plugin's: its model, or everything that is wrong with it. */

import type { Model } from "../model.ts"
import { constant } from "../name.ts"
import { type Diagnostic, diagnose } from "../problem/diagnostic.ts"
import type { Problem } from "../problem/problem.ts"
import { parse } from "../syntax/parse.ts"
import { decodeSource, lossy } from "../syntax/source.ts"
import { type Dict, dictAt, isBroken, namedAt, textAt } from "../syntax/tree.ts"
import { checkRun } from "./binding.ts"
import { checkUse, readErrors } from "./catalogue.ts"
import { Claims, type Context, type Names } from "./context.ts"
import { readEntries } from "./entry.ts"
import { checkExamples, type ParseLine } from "./example.ts"
import { asKind, type Kind } from "./kind.ts"
import { type Find, finder } from "./locate.ts"
import { readOption } from "./option.ts"
import { optionally } from "./optionally.ts"
import { checkRequires, unmet, type Versions } from "./requires.ts"
import { checkNamedType } from "./type.ts"

export interface Options {
  /** Which kind it must be; either where absent. */
  readonly expected?: Kind
  /** The directory that handlers must lie in; where absent, no file is looked for. */
  readonly root?: string
  /** How an example is read; where absent, only its first word is looked at. */
  readonly parseLine?: ParseLine
  /** The program that a plugin shall be added to, with the plugins that it has already. */
  readonly host?: Model
  /** What there is of what a plugin may require. */
  readonly versions?: Versions
}

export type Outcome = Sound | { readonly problems: ReadonlyArray<Diagnostic> }

export interface Sound {
  readonly model: Model
  readonly find: Find
  /** What it requires and `versions` does not have, in words. */
  readonly unmet: ReadonlyArray<string>
}

/** `file` is only its name in the diagnostics. */
export const read = (source: string | Uint8Array, file: string, options: Options = {}): Outcome => {
  const problems: Array<Problem> = []
  const log: Log = { report: (problem) => problems.push(problem), isSound: () => problems.length === 0 }
  const text = decodeSource(source, log.report)
  const tree = text === undefined ? undefined : parse(text, log.report)
  const manifest = tree && asKind(tree, options.expected, log.report)
  const model = manifest !== undefined && text !== undefined ? readManifest(manifest, text, options, log) : undefined
  return model === undefined || !log.isSound() || tree === undefined || text === undefined
    ? { problems: diagnose(problems, lossy(source), file) }
    : { model, find: finder(tree, text), unmet: unmet(model.plugin?.requires ?? {}, options.versions) }
}

type Log = Pick<Context, "report" | "isSound">

/** The program that plugins extend. */
const HOST = "agents"

const readManifest = (manifest: Dict, text: string, options: Options, log: Log): Model => {
  const context = contextOf(manifest, options, log)
  checkRequires(manifest, log.report)
  for (const [name, dict] of context.types.known) if (dict !== undefined) checkNamedType(name, dict, context)
  for (const [name, entry] of namedAt(manifest, "shared-options")) readOption(name, entry, context)
  const errors = readErrors(manifest, text, context)
  checkRun(manifest, context, "serves")
  const { nodes, examples } = readEntries(manifest, { path: [], options: [], broken: false }, context)
  checkUse(manifest, context.isSound() ? "" : text.slice(manifest.entries.get("commands")?.key.start), context)
  const model: Model = {
    name: context.program,
    summary: textAt(manifest, "summary") ?? "",
    ...optionally("description", textAt(manifest, "description")?.trimEnd()),
    envPrefix: context.prefix.slice(0, -1),
    errors,
    commands: nodes,
    ...optionally("plugin", readPlugin(manifest))
  }
  if (context.program !== "") checkExamples(examples, model, options.parseLine, context)
  return model
}

const contextOf = (manifest: Dict, { expected, root, host }: Options, log: Log): Context => {
  const plugin = dictAt(manifest, "plugin")
  const isPlugin = manifest.entries.has("plugin") || expected === "plugin"
  const name = textAt(plugin ?? manifest, "name")
  const prefix = textAt(manifest, "env-prefix") ?? (name && constant(name))
  return {
    ...log,
    program: isPlugin ? HOST : (name ?? ""),
    plugin: isPlugin,
    ...optionally("host", isPlugin && host !== undefined ? { nodes: host.commands, guest: name } : undefined),
    ...optionally("root", root),
    prefix: prefix === undefined || isBroken(manifest, "env-prefix") ? "" : `${prefix}_`,
    types: names(manifest, "types"),
    shared: names(manifest, "shared-options"),
    errors: names(manifest, "errors"),
    usedErrors: new Set(),
    variables: new Claims(),
    configKeys: new Claims()
  }
}

const names = (manifest: Dict, name: string): Names => ({
  known: new Map(namedAt(manifest, name).map(([key, { value }]) => [key, value?.kind === "map" ? value : undefined])),
  broken: isBroken(manifest, name)
})

const readPlugin = (manifest: Dict): Model["plugin"] => {
  const plugin = dictAt(manifest, "plugin")
  if (plugin === undefined) return undefined
  const requires = namedAt(plugin, "requires").map(([name, { value }]) => [
    name,
    value?.kind === "scalar" ? value.text : ""
  ])
  return {
    name: textAt(plugin, "name") ?? "",
    version: textAt(plugin, "version") ?? "",
    requires: Object.fromEntries(requires),
    ...optionally("serves", textAt(manifest, "serves"))
  }
}
