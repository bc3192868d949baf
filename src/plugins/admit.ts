/** Takes a plugin among those that are used, unless something speaks against it. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { type InvalidManifest, PluginRefused } from "../generated/errors.ts"
import { invalid } from "../manifest/invalid.ts"
import type { ParseLine } from "../manifest/reader/example.ts"
import type { Plugins } from "./change.ts"
import type { Inspected, Seen } from "./inspect.ts"
import type { Entry } from "./registry.ts"
import { consider, review } from "./review.ts"

/** A plugin that is not on record yet, or lies there already and shall be looked at anew. */
export type Candidate = Pick<Entry, "source" | "kind" | "directory">

export interface Admitted {
  readonly plugins: Plugins
  readonly entry: Entry
  /** What was on record until now. */
  readonly earlier: Plugins
}

export const admit = (
  plugins: Plugins,
  candidate: Candidate,
  parseLine: ParseLine
): Effect.Effect<Admitted, InvalidManifest | PluginRefused> =>
  Effect.gen(function* () {
    const seen = yield* sound(candidate, consider(plugins, candidate.directory, parseLine))
    const before = plugins.find(({ name }) => name === seen.name)
    if (before !== undefined && !isSame(before, { ...candidate, ...seen })) return yield* taken(seen, before)
    const wanted: Entry = { ...candidate, ...seen, state: "enabled" }
    const reviewed = review(before === undefined ? [...plugins, wanted] : plugins.map(put(wanted)))
    const entry = reviewed.find(({ name }) => name === seen.name) ?? wanted
    return entry.state === "aside" ? yield* clashes(entry) : { plugins: reviewed, entry, earlier: plugins }
  })

const sound = ({ source }: Candidate, looked: Inspected): Effect.Effect<Seen, InvalidManifest | PluginRefused> => {
  switch (looked.kind) {
    case "sound":
      return Effect.succeed(looked.seen)
    case "unsound":
      return invalid(looked.file, looked.problems)
    case "refused":
      return new PluginRefused({ plugin: source, reason: looked.reason, advice: looked.advice })
  }
}

const put = (wanted: Entry) => (entry: Entry) => (entry.name === wanted.name ? wanted : entry)

/** A directory is added again from the same place, a package in whatever version. */
const isSame = (one: Candidate, other: Candidate): boolean => {
  if (one.kind !== other.kind) return false
  return one.kind === "directory"
    ? one.directory === other.directory
    : packageName(one.directory) === packageName(other.directory)
}

const packageName = (directory: string): unknown => {
  try {
    return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")).name
  } catch {
    return directory
  }
}

const taken = ({ name }: Seen, { source }: Entry) =>
  new PluginRefused({
    plugin: name,
    reason: `a plugin of that name was added from ${source}`,
    advice: `to replace it: agents plugins remove ${name}, and add this one again`
  })

const clashes = ({ name, reason = "" }: Entry) =>
  new PluginRefused({ plugin: name, reason, advice: "change its manifest, or disable the plugin that has it" })
