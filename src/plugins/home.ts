/** Where plugins are kept: a directory of the program's home, whose record the front door reads at every start. */
import { join } from "node:path"
import { type Environment, homeIn } from "../platform/home.ts"

/** Absolute paths. */
export interface Shelf {
  /** The record of what was added. */
  readonly record: string
  /** Held by whoever changes the record. */
  readonly lock: string
  /** Where packages are installed. */
  readonly packages: string
}

/** Undefined where nobody knows the home. */
export const shelf = (env: Environment): Shelf | undefined => {
  const home = homeIn(env)
  if (home === undefined) return undefined
  const directory = join(home, "plugins")
  return {
    record: join(directory, "plugins.json"),
    lock: join(directory, "plugins.lock"),
    packages: join(directory, "packages")
  }
}
