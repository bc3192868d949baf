/** Finds where an ES module does not parse: Node tells that only to a terminal, so the files are looked through once more. */
import { execFile } from "node:child_process"
import { type Dirent, readdirSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { placeOf } from "./place.ts"

// A check takes as long as a start of Node.
const MOST_FILES = 50

/** The place of the syntax error with that message: in the module's file, or in one below `root`. */
export const findSyntaxError = (
  message: string,
  { cwd, file, root }: { readonly cwd: string; readonly file: string; readonly root: string }
): Effect.Effect<string | undefined> =>
  Effect.gen(function* () {
    const others = modulesBelow(root).filter((other) => other !== file)
    for (const path of [file, ...others].slice(0, MOST_FILES)) {
      const output = yield* check(path)
      if (output.includes(`SyntaxError: ${message}`)) return placeOf({ stack: output }, cwd, file)
    }
    return undefined
  })

const check = (file: string): Effect.Effect<string> =>
  Effect.async((resume) => {
    execFile(process.execPath, ["--check", file], (_error, _stdout, stderr) => resume(Effect.succeed(stderr)))
  })

const modulesBelow = (directory: string): ReadonlyArray<string> =>
  entriesOf(directory).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : modulesBelow(path)
    return /\.m?js$/.test(entry.name) ? [path] : []
  })

const entriesOf = (directory: string): ReadonlyArray<Dirent> => {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    return []
  }
}
