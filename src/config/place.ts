/** Where the configuration is: a file of the user's in the program's home, and beside it what we make of it. */
import { join } from "node:path"
import { type Environment, homeIn } from "../platform/home.ts"

/** Absolute paths. */
export interface Place {
  readonly file: string
  /** The same without YAML, for the front door; see `copy.ts`. */
  readonly copy: string
  /** Held by whoever changes the file. */
  readonly lock: string
}

/** Undefined where nobody knows the home. */
export const placeIn = (env: Environment): Place | undefined => {
  const home = homeIn(env)
  return home === undefined
    ? undefined
    : { file: join(home, "config.yaml"), copy: join(home, ".config.json"), lock: join(home, "config.lock") }
}
