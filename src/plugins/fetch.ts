/** Installs a plugin that is an npm package or a tarball, in a directory of its own, and deletes it again. */
import * as fs from "node:fs"
import { rm } from "node:fs/promises"
import { join, relative, sep } from "node:path"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Scope } from "effect/Scope"
import { PathError, PluginRefused } from "../generated/errors.ts"
import { explain } from "../platform/complaint.ts"
import { makeParents } from "../platform/files.ts"
import { maybe } from "../platform/maybe.ts"
import { refuseLooseDirectory } from "../platform/refusal.ts"
import { complain } from "./complaint.ts"
import { findNpm, install } from "./npm.ts"
import { specOf } from "./spec.ts"

/** An installed package. */
export interface Fetched {
  /** Where its manifest and its modules are. Absolute, without links. */
  readonly directory: string
  /** Deletes the installation. */
  readonly discard: Effect.Effect<void>
}

/**
 * Installs what `source` names below `packages`, a directory that is made where it is missing. Nothing is left
 * of it where this fails or is interrupted, nor where anything else in the scope does.
 */
export const fetch = (source: string, packages: string): Effect.Effect<Fetched, PluginRefused | PathError, Scope> =>
  Effect.gen(function* () {
    const spec = yield* specOf(source)
    const npm = findNpm()
    if (npm === undefined) return yield* withoutNpm(source)
    const root = yield* Effect.acquireRelease(makeRoom(packages), (made, exit) =>
      Exit.isSuccess(exit) ? Effect.void : remove(made)
    )
    return yield* Effect.onError(installInto(root, { npm, source, spec, packages }), () => remove(root))
  })

/** Deletes the installation that `directory` belongs to. */
export const uninstall = (directory: string, packages: string): Effect.Effect<void, PathError> =>
  Effect.suspend(() => {
    const base = maybe(() => fs.realpathSync(packages)) ?? packages
    const [first = ""] = relative(base, directory).split(sep)
    if (first === "" || first === "..") {
      const reason = `it is no installation of ours: it does not lie below ${base}`
      return new PathError({ path: directory, reason })
    }
    const root = join(base, first)
    return Effect.tryPromise({ try: () => erase(root), catch: (error) => unusable(root, error) })
  })

interface Order {
  readonly npm: string
  readonly source: string
  readonly spec: string
  readonly packages: string
}

const installInto = (root: string, { npm, source, spec, packages }: Order) =>
  Effect.gen(function* () {
    const ended = yield* Effect.mapError(install(npm, spec, root), (error) => unusable(npm, error))
    if (!ended.sound) return yield* complain(source, packages, ended)
    return { directory: yield* findInstalled(source, root), discard: remove(root) }
  })

const withoutNpm = (source: string) =>
  new PluginRefused({
    plugin: source,
    reason: "only npm can install a package, and there is no npm on your PATH",
    advice: "install npm, or get the package in another way and add its directory"
  })

const makeRoom = (packages: string): Effect.Effect<string, PathError> =>
  Effect.try({
    try: () => {
      makeParents(join(packages, "package"))
      refuseLooseDirectory(packages)
      // Of mode 0700, and new.
      return fs.mkdtempSync(join(fs.realpathSync(packages), "package-"))
    },
    catch: (error) => unusable(packages, error)
  })

/** Under which name it was installed is known only now: a tarball's name tells nothing. */
const findInstalled = (source: string, root: string): Effect.Effect<string, PluginRefused> =>
  Effect.suspend(() => {
    const directory = maybe(() => {
      const { dependencies } = JSON.parse(fs.readFileSync(join(root, "package.json"), "utf8"))
      return fs.realpathSync(join(root, "node_modules", Object.keys(dependencies).join()))
    })
    if (directory === undefined || !directory.startsWith(`${root}${sep}`)) {
      return new PluginRefused({ plugin: source, reason: "npm says that it is installed, and it is not there" })
    }
    if (fs.existsSync(join(directory, "commands.yaml"))) return Effect.succeed(directory)
    return new PluginRefused({ plugin: source, reason: "it is no plugin: the package has no commands.yaml" })
  })

const remove = (root: string): Effect.Effect<void> => Effect.ignore(Effect.tryPromise(() => erase(root)))

/** Removes a link itself, and never what it leads to. */
const erase = (root: string): Promise<void> => rm(root, { recursive: true, force: true, maxRetries: 3 })

const unusable = (path: string, error: unknown): PathError => new PathError({ path, ...explain(error, path) })
