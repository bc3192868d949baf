/** The place in a user's file that an error came from, as an editor opens it. */
import { realpathSync } from "node:fs"
import { dirname, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"

/** `./app.js:12:9` in the directory `cwd`, an absolute path outside of it; nothing where no file of the user's took part. */
export const placeOf = (error: { readonly stack?: string }, cwd: string, file: string): string | undefined => {
  const lines = (error.stack ?? "").split("\n")
  const own = [broken(lines), ...lines.map(frame)].find((place) => place !== undefined && isUsers(place.path, file))
  return own && `${shown(own.path, cwd)}:${own.position}`
}

/** A path as its user would write it. */
export const shown = (path: string, cwd: string): string => {
  const [short] = [cwd, realpathSync(cwd)].map((base) => relative(base, path)).filter((way) => !way.startsWith(".."))
  return short === undefined ? path : `./${short}`
}

interface Place {
  readonly path: string
  readonly position: string
}

/** The stack of a syntax error begins with the file and line, the line itself, and a caret under the spot. */
const broken = ([head = "", , caret = ""]: ReadonlyArray<string>): Place | undefined => {
  const [, path, line] = /^((?:file:\/\/)?\/.*):(\d+)$/.exec(head) ?? []
  return path === undefined ? undefined : place(path, `${line}:${caret.indexOf("^") + 1}`)
}

const frame = (line: string): Place | undefined => {
  const [, path, position] = /^\s+at (?:.*? \()?(?:async )?((?:file:\/\/)?\/.+?):(\d+:\d+)\)?$/.exec(line) ?? []
  return path === undefined || position === undefined ? undefined : place(path, position)
}

const place = (path: string, position: string): Place => ({
  path: path.startsWith("file:") ? fileURLToPath(path) : path,
  position
})

/** What belongs to the same package as the module: a dependency of it is not the user's, and neither is this program. */
const isUsers = (path: string, file: string): boolean =>
  packageOf(path) === packageOf(file) && !path.startsWith(program)

/** Up to the name of the innermost package that was installed; empty outside of such. */
const packageOf = (path: string): string => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? ""

const program = dirname(realpathSync(process.argv[1] ?? process.execPath)) + sep
