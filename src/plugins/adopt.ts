/** Adds the plugins that `CLEVERAGENTS_PLUGINS` names, for one call, behind those that were added for good. */
import { realpathSync } from "node:fs"
import { resolve } from "node:path"
import type { Entry } from "./registry.ts"
import { adoptOne } from "./review.ts"

/** One that is there already, from the same directory, stays as it is. */
export const adopt = (plugins: ReadonlyArray<Entry>, directories: ReadonlyArray<string>): ReadonlyArray<Entry> =>
  directories.reduce((all, directory) => {
    const path = absolute(directory)
    return all.some((entry) => entry.directory === path && entry.state === "enabled")
      ? all
      : adoptOne(
          all.filter((entry) => entry.directory !== path),
          path
        )
  }, plugins)

const absolute = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
