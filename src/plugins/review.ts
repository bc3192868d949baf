/** Looks at plugins anew, in the order in which they were added, and decides which of them can be used. */
import { join } from "node:path"
import { model as program } from "../generated/model.ts"
import type { Model } from "../manifest/model.ts"
import type { ParseLine } from "../manifest/reader/example.ts"
import { type Conflict, conflicts } from "./conflict.ts"
import { type Inspected, inspect } from "./inspect.ts"
import { mergeOne } from "./merge.ts"
import { placeIn, programFile } from "./place.ts"
import type { Entry } from "./registry.ts"
import { MANIFEST, stamp } from "./stamp.ts"

/** Each of `plugins` as it is now; the order stays. One that is disabled stays so. */
export const review = (plugins: ReadonlyArray<Entry>): ReadonlyArray<Entry> => {
  let model = program
  return plugins.map((before) => {
    const looked = sameName(before, inspect(before.directory, { host: model, complete: false }))
    const { reason: _, ...entry } = seen(before, looked)
    if (entry.state === "disabled") return entry
    const reason = looked.kind === "sound" ? clash(model, entry) : reasonOf(looked)
    if (reason !== undefined) return { ...entry, state: "aside", reason }
    model = mergeOne(model, entry)
    return { ...entry, state: "enabled" }
  })
}

/** `plugins` and, behind them, the one in the directory `path`, which is not on record. */
export const adoptOne = (plugins: ReadonlyArray<Entry>, path: string): ReadonlyArray<Entry> => {
  const enabled = plugins.filter(({ state }) => state === "enabled")
  const host = enabled.reduce(mergeOne, program)
  const looked = inspect(path, { host, complete: false })
  const entry = seen(unseen(path), looked)
  const reason = looked.kind === "sound" ? (namesake(enabled, entry) ?? clash(host, entry)) : reasonOf(looked)
  return [...plugins, reason === undefined ? entry : { ...entry, state: "aside", reason }]
}

/** How one that shall be added looks in the company of `plugins`; `path` is absolute. */
export const consider = (plugins: ReadonlyArray<Entry>, path: string, parseLine: ParseLine): Inspected => {
  const enabled = plugins.filter(({ state }) => state === "enabled")
  return inspect(path, { host: enabled.reduce(mergeOne, program), complete: true, parseLine })
}

/** What a plugin's entry is before anybody looked. */
const unseen = (path: string): Entry => ({
  name: path,
  version: "",
  source: path,
  kind: "directory",
  directory: path,
  checksum: "",
  stamp: "",
  state: "enabled",
  model: { name: program.name, summary: "", envPrefix: "", errors: {}, commands: [] }
})

/** A plugin is known by its name. */
const sameName = ({ name }: Entry, looked: Inspected): Inspected => {
  if (looked.kind !== "sound" || looked.seen.name === name) return looked
  const reason = `its manifest calls it '${looked.seen.name}' now`
  return { kind: "refused", reason, advice: `agents plugins remove ${name}, and add it again` }
}

const seen = (before: Entry, looked: Inspected): Entry =>
  looked.kind === "sound" ? { ...before, ...looked.seen } : { ...before, stamp: stamp(before.directory) }

const namesake = (plugins: ReadonlyArray<Entry>, { name }: Entry): string | undefined => {
  const other = plugins.find((entry) => entry.name === name)
  return other && `there is a plugin called '${name}' already, in ${other.directory}`
}

/** In one line. */
const reasonOf = (looked: Exclude<Inspected, { kind: "sound" }>): string => {
  if (looked.kind === "refused") return looked.reason + (looked.advice === undefined ? "" : `; ${looked.advice}`)
  const [first, ...more] = looked.problems
  const place = first === undefined ? "" : `:${first.spot.line}:${first.spot.column}: ${first.message}`
  return `${looked.file}${place}${more.length === 0 ? "" : `, and ${more.length} more`}`
}

/** The first thing that it cannot add, with both places. */
const clash = (there: Model, { directory, model }: Entry): string | undefined => {
  const [first, ...more] = conflicts(there, model)
  if (first === undefined) return undefined
  return describe(first, directory, there) + (more.length === 0 ? "" : `, and ${more.length} more like this`)
}

const describe = ({ what, why, here, there, owner }: Conflict, directory: string, { extensions }: Model): string => {
  const file = owner === undefined ? programFile() : join(extensions?.[owner]?.directory ?? "", MANIFEST)
  return `${what} (${placeIn(join(directory, MANIFEST), here)}) ${why} (${placeIn(file, there)})`
}
