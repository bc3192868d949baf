/** Runs an Effect that a plugin made: with the plugin's own copy of `effect`, for Effects of another version are not ours. */
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import { importModule } from "../platform/import.ts"

export const isEffect = (value: unknown): boolean =>
  (typeof value === "object" || typeof value === "function") && value !== null && EFFECT in value

/** Interrupted by `signal`. Rejects with the error or the defect that it fails with; `file` is the module that made it. */
export const runEffect = async (effect: unknown, file: string, signal: AbortSignal): Promise<void> => {
  const { run, squash } = (await ownOf(file)) ?? OURS
  const exit = await run(effect, { signal })
  if (exit._tag === "Failure") throw signal.aborted ? signal.reason : squash(exit.cause)
}

const EFFECT = Symbol.for("effect/Effect")

/** The part of the library that is used here, of whichever version. */
interface Library {
  readonly run: (
    effect: unknown,
    options: { readonly signal: AbortSignal }
  ) => Promise<{ readonly _tag: "Success" } | { readonly _tag: "Failure"; readonly cause: unknown }>
  readonly squash: (cause: unknown) => unknown
}

// For a plugin that has no copy to be found, since it was bundled.
const OURS = { run: Effect.runPromiseExit, squash: Cause.squash } as Library

const ownOf = async (file: string): Promise<Library | undefined> => {
  const [effect, cause] = ["effect/Effect", "effect/Cause"].map((name) => find(name, file))
  if (effect === undefined || cause === undefined) return undefined
  const [{ runPromiseExit: run }, { squash }] = (await Promise.all([effect, cause].map(importModule))) as [
    { readonly runPromiseExit: Library["run"] },
    Pick<Library, "squash">
  ]
  return { run, squash }
}

/** Its URL. What `import` would find is the copy that an ES module has loaded already. */
const find = (name: string, file: string): string | undefined => {
  try {
    const path = createRequire(file).resolve(name)
    const module = path.replace("/dist/cjs/", "/dist/esm/")
    return pathToFileURL(existsSync(module) ? module : path).href
  } catch {
    return undefined
  }
}
