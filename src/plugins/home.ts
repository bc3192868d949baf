/** Where plugins are kept: a directory of the program's home, whose record the front door reads at every start. */
import { userInfo } from "node:os"
import { isAbsolute, join } from "node:path"

export type Environment = Readonly<Record<string, string | undefined>>

/** Absolute paths. */
export interface Shelf {
  /** The record of what was added. */
  readonly record: string
  /** Held by whoever changes the record. */
  readonly lock: string
  /** Where packages are installed. */
  readonly packages: string
}

/** Undefined where nobody knows the home, or `CLEVERAGENTS_HOME` is no absolute path. */
export const shelf = (env: Environment): Shelf | undefined => {
  const home = env.CLEVERAGENTS_HOME || below(userHome(env))
  if (home === undefined || !isAbsolute(home)) return undefined
  const directory = join(home, "plugins")
  return {
    record: join(directory, "plugins.json"),
    lock: join(directory, "plugins.lock"),
    packages: join(directory, "packages")
  }
}

const below = (home: string | undefined): string | undefined =>
  home === undefined ? undefined : join(home, ".cleveragents")

const userHome = ({ HOME }: Environment): string | undefined => {
  if (HOME !== undefined && isAbsolute(HOME)) return HOME
  try {
    return userInfo().homedir || undefined
  } catch {
    // A user without an entry, as in a container that runs under any number.
    return undefined
  }
}
