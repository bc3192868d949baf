/** Reads a manifest, ours or a plugin's: its model, or everything that is wrong with it. */

import type { Model } from "../model.ts"
import { constant } from "../name.ts"
import { type Diagnostic, diagnose } from "../problem/diagnostic.ts"
import type { Problem, Report } from "../problem/problem.ts"
import { parse } from "../syntax/parse.ts"
import { conform } from "../syntax/shape.ts"
import { decodeSource, lossy } from "../syntax/source.ts"
import { type Dict, dictAt, isBroken, namedAt, textAt } from "../syntax/tree.ts"
import { checkRun } from "./binding.ts"
import { checkUse, readErrors } from "./catalogue.ts"
import { Claims, type Context, type Names, refuseMisplaced } from "./context.ts"
import { readEntries } from "./entry.ts"
import { checkExamples, type ParseLine } from "./example.ts"
import { readOption } from "./option.ts"
import { optionally } from "./optionally.ts"
import { checkNamedType } from "./type.ts"

export interface Options {
  /** Which kind it must be; either where absent. */
  readonly expected?: "program" | "plugin"
  /** The directory that handlers must lie in; where absent, no file is looked for. */
  readonly root?: string
  /** How an example is read; where absent, only its first word is looked at. */
  readonly parseLine?: ParseLine
}

export type Outcome = { readonly model: Model } | { readonly problems: ReadonlyArray<Diagnostic> }

/** `file` is only its name in the diagnostics. */
export const read = (source: string | Uint8Array, file: string, options: Options = {}): Outcome => {
  const problems: Array<Problem> = []
  const log: Log = { report: (problem) => problems.push(problem), isSound: () => problems.length === 0 }
  const text = decodeSource(source, log.report)
  const tree = text === undefined ? undefined : parse(text, log.report)
  const manifest = tree && conform(tree, { kind: "place", place: "manifest" }, log.report)
  const model = manifest?.kind === "map" && text !== undefined ? readManifest(manifest, text, options, log) : undefined
  return model === undefined || !log.isSound() ? { problems: diagnose(problems, lossy(source), file) } : { model }
}

type Log = Pick<Context, "report" | "isSound">

/** The program that plugins extend. */
const HOST = "agents"

const readManifest = (manifest: Dict, text: string, options: Options, log: Log): Model => {
  const context = contextOf(manifest, options, log)
  checkKind(manifest, options, log.report)
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

const contextOf = (manifest: Dict, { root }: Options, log: Log): Context => {
  const plugin = dictAt(manifest, "plugin")
  const name = textAt(plugin ?? manifest, "name")
  const prefix = textAt(manifest, "env-prefix") ?? (name && constant(name))
  return {
    ...log,
    program: manifest.entries.has("plugin") ? HOST : (name ?? ""),
    plugin: manifest.entries.has("plugin"),
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

const checkKind = (manifest: Dict, { expected }: Options, report: Report): void => {
  const kind = manifest.entries.has("plugin") ? "plugin" : "program"
  refuseMisplaced(manifest, "manifest", kind, kind === "plugin" ? "a plugin" : "a program's own manifest", report)
  if (expected === undefined || expected === kind) return
  const at = manifest.entries.get(kind === "plugin" ? "plugin" : "name")?.key ?? manifest.at
  report({ id: "wrong-kind", message: `this is the manifest of a ${kind}, not of a ${expected}`, at })
}

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
