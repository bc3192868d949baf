/** Writes the files of a new plugin, all or none. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { PathError } from "../../generated/errors.ts"
import { type Complaint, explain } from "../../platform/complaint.ts"
import type { Files } from "./files.ts"

/** Makes `directory` of `files`; it may be there, and empty. */
export const writeAll = (directory: string, files: Files): Effect.Effect<void, PathError> =>
  Effect.try({
    try: () => replaceEmpty(directory, files),
    catch: (error) => new PathError({ path: directory, ...complain(error, directory) })
  })

const replaceEmpty = (directory: string, files: Files): void => {
  const draft = join(dirname(directory), `.${basename(directory)}.${process.pid}`)
  try {
    for (const [path, text] of Object.entries(files)) write(join(draft, path), text)
    // The system replaces a directory only where it is empty.
    renameSync(draft, directory)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** For the user alone to change, whatever the umask: a plugin that others can write to is refused. */
const write = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o755 })
  writeFileSync(file, text, { mode: 0o644 })
}

const complain = (error: unknown, directory: string): Complaint => {
  const { code = "" } = error as NodeJS.ErrnoException
  if (code === "ENOTDIR") return { reason: "it is no directory", advice: "choose another name" }
  if (/^(ENOTEMPTY|EEXIST)$/.test(code))
    return { reason: "it is not empty", advice: "choose another name, or another directory to call this from" }
  return explain(error, directory)
}
