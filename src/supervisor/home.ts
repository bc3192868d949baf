/** Where a server's files are: all of them follow from its PID file. */

import { existsSync } from "node:fs"
import { resolve as absolute, basename, dirname, extname, isAbsolute, join } from "node:path"
import * as Effect from "effect/Effect"
import { PidFileError } from "../generated/errors.ts"
import { userHome } from "../platform/home.ts"

/** Absolute paths. */
export interface Home {
  readonly pidFile: string
  readonly lockFile: string
  readonly controlSocket: string
  readonly logFile: string
}

/** `~` is the user's home, and `~/.cleveragents` what `CLEVERAGENTS_HOME` names, where it is set. */
export const resolve = (paths: {
  readonly pidFile: string
  readonly logFile?: string
}): Effect.Effect<Home, PidFileError> =>
  Effect.gen(function* () {
    const pidFile = yield* locate(paths.pidFile)
    const logFile = paths.logFile === undefined ? besides(pidFile) : yield* locate(paths.logFile)
    return { pidFile, lockFile: `${pidFile}.lock`, controlSocket: `${pidFile}.sock`, logFile }
  })

const DEFAULT = "~/.cleveragents"

function locate(path: string): Effect.Effect<string, PidFileError> {
  const refuse = (reason: string, advice: string) => Effect.fail(new PidFileError({ path, reason, advice }))
  const { CLEVERAGENTS_HOME: moved } = process.env
  if (moved && path.startsWith(`${DEFAULT}/`)) {
    if (!isAbsolute(moved))
      return refuse(`CLEVERAGENTS_HOME is the relative path '${moved}'`, "give it an absolute path")
    return Effect.succeed(join(moved, path.slice(DEFAULT.length)))
  }
  if (path.startsWith("~/")) {
    const home = userHome(process.env)
    const advice = "set HOME or CLEVERAGENTS_HOME, or name a file with --pid-file"
    if (home === undefined) return refuse("your home directory is not known", advice)
    if (!existsSync(home)) return refuse(`your home directory ${home} does not exist`, advice)
    return Effect.succeed(join(home, path.slice(2)))
  }
  return Effect.try({
    // Only a relative path needs the working directory, which may have been deleted.
    try: () => (isAbsolute(path) ? absolute(path) : absolute(process.cwd(), path)),
    catch: () =>
      new PidFileError({ path, reason: "the working directory was deleted", advice: "name it with an absolute path" })
  })
}

function besides(pidFile: string): string {
  const extension = extname(pidFile)
  const name = extension === ".pid" ? basename(pidFile, extension) : basename(pidFile)
  return join(dirname(pidFile), `${name}.log`)
}
