/** What processes that died left beside the files of a server. */
import * as fs from "node:fs"
import { basename, dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { standing } from "../../platform/files.ts"
import { identity } from "../../platform/proc.ts"
import type { Home } from "../home.ts"
import type { Finding } from "../inspect.ts"
import { tidy } from "../tidy.ts"
import { type Check, warning } from "./check.ts"

export const leftovers = (home: Home, finding: Finding): ReadonlyArray<Check> => {
  const { controlSocket } = home
  const isDead = finding.kind === "none" && standing(controlSocket)?.isSocket()
  return [
    ...(isDead
      ? [
          leftover(
            controlSocket,
            tidy(home, () => false)
          )
        ]
      : []),
    ...temporary(home).map((path) =>
      leftover(
        path,
        Effect.try(() => fs.rmSync(path, { force: true }))
      )
    )
  ]
}

const leftover = (path: string, repair: Check["repair"]): Check =>
  warning("leftover", `${path} is of a process that is gone`, { advice: `rm '${path}'`, repair })

/** Files that are made under a name of the process's own, and renamed when they are whole. */
const temporary = ({ pidFile, controlSocket }: Home): ReadonlyArray<string> => {
  const directory = dirname(pidFile)
  const prefixes = [`.${basename(pidFile)}.`, `${basename(controlSocket)}.`]
  return entries(directory)
    .filter((name) => prefixes.some((prefix) => name.startsWith(prefix) && isGone(name.slice(prefix.length))))
    .map((name) => join(directory, name))
}

const isGone = (pid: string): boolean => /^\d{1,10}$/.test(pid) && identity(Number(pid)) === undefined

const entries = (directory: string): ReadonlyArray<string> => {
  try {
    return fs.readdirSync(directory)
  } catch {
    return []
  }
}
