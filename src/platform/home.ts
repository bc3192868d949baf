/** The program's own directory, where it keeps what it remembers from one command to the next. */
import { userInfo } from "node:os"
import { isAbsolute, join } from "node:path"

export type Environment = Readonly<Record<string, string | undefined>>

/** An absolute path; undefined where nobody knows the user's home, or `CLEVERAGENTS_HOME` is no absolute path. */
export const homeIn = (env: Environment): string | undefined => {
  const home = env.CLEVERAGENTS_HOME || below(userHome(env))
  return home !== undefined && isAbsolute(home) ? home : undefined
}

/** Why there is none, and what to do about it. */
export const HOMELESS = {
  path: "~/.cleveragents",
  reason: "nobody knows your home directory, or CLEVERAGENTS_HOME is a relative path",
  advice: "set CLEVERAGENTS_HOME to an absolute path"
}

const below = (home: string | undefined): string | undefined =>
  home === undefined ? undefined : join(home, ".cleveragents")

/** `HOME` where it is an absolute path; otherwise what the system's list of users says. */
export const userHome = ({ HOME }: Environment): string | undefined => {
  if (HOME !== undefined && isAbsolute(HOME)) return HOME
  try {
    return userInfo().homedir || undefined
  } catch {
    // A user without an entry, as in a container that runs under any number.
    return undefined
  }
}
