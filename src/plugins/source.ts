/** From what the user names to a plugin's directory: it is one, or a package that is installed first. */
import { realpathSync, statSync } from "node:fs"
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { PathError, PluginRefused } from "../generated/errors.ts"
import type { Candidate } from "./admit.ts"
import { fetch } from "./fetch.ts"

/** What was installed is deleted again where something in the scope fails. */
export const locateSource = (
  source: string,
  packages: string
): Effect.Effect<Candidate, PluginRefused | PathError, Scope> =>
  Effect.suspend(() => {
    const found = look(source)
    if (found?.isDirectory) {
      return Effect.succeed<Candidate>({ source: found.path, kind: "directory", directory: found.path })
    }
    return Effect.map(
      fetch(source, packages),
      ({ directory }): Candidate => ({ source: found?.path ?? source, kind: "package", directory })
    )
  })

/** Undefined where nothing is there. */
const look = (source: string): { readonly path: string; readonly isDirectory: boolean } | undefined => {
  try {
    const path = realpathSync(resolve(source))
    return { path, isDirectory: statSync(path).isDirectory() }
  } catch {
    return undefined
  }
}
