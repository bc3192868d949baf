/** Finds a plugin by the name that the user gives. */
import * as Effect from "effect/Effect"
import { NoSuchPlugin } from "../generated/errors.ts"
import { nearest } from "../manifest/nearest.ts"
import type { Plugins } from "./change.ts"
import type { Entry } from "./registry.ts"

export const known = (plugins: Plugins, name: string): Effect.Effect<Entry, NoSuchPlugin> => {
  const found = plugins.find((entry) => entry.name === name)
  if (found !== undefined) return Effect.succeed(found)
  const names = plugins.map((entry) => entry.name)
  return new NoSuchPlugin({ plugin: name, nearest: nearest(name, names) })
}
