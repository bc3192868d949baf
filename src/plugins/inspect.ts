/** Looks at one plugin where it lies: whether it may be trusted, what its manifest says, and whether it fits here. */
import { createHash } from "node:crypto"
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs"
import { join, sep } from "node:path"
import { version as agents } from "../contract/version.ts"
import type { Command, Model } from "../manifest/model.ts"
import type { Diagnostic } from "../manifest/problem/diagnostic.ts"
import type { ParseLine } from "../manifest/reader/example.ts"
import { read } from "../manifest/reader/read.ts"
import { LARGEST } from "../manifest/syntax/source.ts"
import { commandsOf } from "../manifest/walk.ts"
import { distrustBelow } from "../platform/trust.ts"
import type { Entry } from "./registry.ts"
import { MANIFEST, stamp } from "./stamp.ts"

export interface Look {
  /** The program with the plugins that come before. */
  readonly host: Model
  /** Whether its handlers must be there. */
  readonly complete: boolean
  readonly parseLine?: ParseLine
}

/** What is the same wherever the plugin came from. */
export type Seen = Pick<Entry, "name" | "version" | "directory" | "checksum" | "stamp" | "model">

export type Inspected =
  | { readonly kind: "sound"; readonly seen: Seen }
  | { readonly kind: "unsound"; readonly file: string; readonly problems: ReadonlyArray<Diagnostic> }
  | { readonly kind: "refused"; readonly reason: string; readonly advice?: string }

/** `path` is absolute. */
export const inspect = (path: string, { host, complete, parseLine }: Look): Inspected => {
  const seenAs = stamp(path)
  const found = open(path)
  if ("kind" in found) return found
  const { directory, source } = found
  const file = join(directory, MANIFEST)
  const root = complete ? { root: directory } : {}
  const outcome = read(source, file, { expected: "plugin", host, versions, ...root, ...(parseLine && { parseLine }) })
  if ("problems" in outcome) return { kind: "unsound", file, problems: outcome.problems }
  const { model, unmet } = outcome
  if (unmet.length > 0) {
    return { kind: "refused", reason: unmet.join("; "), advice: "see whether another version of the plugin fits" }
  }
  const loose = modulesOf(directory, model).map((module) => distrustBelow(directory, module))
  const distrusted = loose.find((one) => one !== undefined)
  if (distrusted !== undefined) return { kind: "refused", ...distrusted }
  const checksum = createHash("sha256").update(source).digest("hex")
  const { name = "", version = "" } = model.plugin ?? {}
  return { kind: "sound", seen: { name, version, directory, checksum, stamp: seenAs, model } }
}

const versions = { agents, node: process.versions.node }

type Opened = { readonly directory: string; readonly source: Uint8Array } | Extract<Inspected, { kind: "refused" }>

const open = (path: string): Opened => {
  const directory = resolved(path)
  if (directory === undefined) return refused(`there is no directory ${path}`)
  const file = resolved(join(directory, MANIFEST))
  if (file === undefined) {
    const advice = "a plugin has one at its root; to see one: agents plugins new hello"
    return { ...refused(`${directory} has no ${MANIFEST}`), advice }
  }
  if (!file.startsWith(directory + sep)) return refused(`its ${MANIFEST} is a link that leads out of its directory`)
  const distrusted = distrustBelow(directory, file)
  if (distrusted !== undefined) return { kind: "refused", ...distrusted }
  try {
    return { directory, source: load(file) }
  } catch (error) {
    return refused(`cannot read ${file}: ${(error as NodeJS.ErrnoException).message}`)
  }
}

const refused = (reason: string) => ({ kind: "refused", reason }) as const

const resolved = (path: string): string | undefined => {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

/** Never much more than a manifest may have. */
const load = (file: string): Uint8Array => {
  const fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    if (!fstatSync(fd).isFile()) throw new Error("it is no regular file")
    const buffer = Buffer.alloc(Math.min(fstatSync(fd).size, LARGEST) + 1)
    return buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, 0))
  } finally {
    closeSync(fd)
  }
}

/** Those of its modules that are there. */
const modulesOf = (directory: string, model: Model): ReadonlyArray<string> => {
  const serves = model.plugin?.serves
  const paths = [...commandsOf(model).flatMap(placesOf), ...(serves === undefined ? [] : [serves])]
  return paths.flatMap((path) => resolved(join(directory, path)) ?? [])
}

const placesOf = ({ path, run }: Command): ReadonlyArray<string> =>
  run === undefined ? [".js", ".mjs"].map((extension) => `commands/${path.join("/")}${extension}`) : [run]
