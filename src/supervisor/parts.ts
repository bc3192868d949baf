/** The files that a log was and is, as rotation and deletion leave them. */
import * as fs from "node:fs"
import { basename, dirname, join } from "node:path"
import { identify, openPart, type Part } from "./part.ts"

/**
 * Asked again and again with what is still to be read, the log last, adds what was put at `path` since, and what was
 * there in between and was rotated away; `known` are the files that are none of these.
 */
export const successors = (path: string, known: Set<string>): ((parts: ReadonlyArray<Part>) => ReadonlyArray<Part>) => {
  let log: Part | undefined
  return (parts) => {
    log = parts.at(-1) ?? log
    const found = fs.lstatSync(path, { bigint: true, throwIfNoEntry: false })
    if (found === undefined || log === undefined) return parts
    if (identify(found) === log.file) {
      const isCut = found.size < log.seen
      log.seen = found.size
      return isCut ? [...parts.slice(0, -1), ...copyOf(log, gather(path, known)), log] : parts
    }
    const latest = openPart(path)
    known.add(latest.file)
    const between = gather(path, known)
    for (const part of [...parts, ...between]) part.superseded ??= performance.now()
    return [...parts, ...[...between, latest].sort(byBirth)]
  }
}

/** A log that was cut begins anew; what was not read of it yet is in the copy that was made before, where there is one. */
const copyOf = (log: Part, found: ReadonlyArray<Part>): ReadonlyArray<Part> => {
  const copy = found.at(-1)
  forget(found.slice(0, -1))
  if (copy !== undefined) Object.assign(copy, { at: log.at, superseded: 0 })
  log.at = 0
  return copy === undefined ? [] : [copy]
}

/** Opens the rotated files beside the log that are not known yet, the eldest first, and adds them to `known`. */
export const gather = (path: string, known: Set<string>): ReadonlyArray<Part> => {
  const found: Array<Part> = []
  // A rotation under way moves them to higher numbers: look upward, and again while that finds more.
  for (let before = -1; before !== found.length; ) {
    before = found.length
    for (const name of rotated(path)) {
      const part = readable(name)
      if (part === undefined) continue
      if (known.has(part.file)) fs.closeSync(part.descriptor)
      else found.unshift(part)
      known.add(part.file)
    }
  }
  return found.sort(byBirth)
}

/** A file system that does not tell the time of birth leaves them as they were found. */
const byBirth = (one: Part, other: Part): number => Number(one.born - other.born)

const forget = (parts: ReadonlyArray<Part>): void => {
  for (const part of parts) fs.closeSync(part.descriptor)
}

const rotated = (path: string): ReadonlyArray<string> =>
  present(() => fs.readdirSync(dirname(path)), [])
    .filter((name) => name.startsWith(basename(path)) && ROTATED.test(name.slice(basename(path).length)))
    .sort((one, other) => one.localeCompare(other, "en", { numeric: true }))
    .map((name) => join(dirname(path), name))

/** What rotation puts after the name: a number or a date. A further extension is that of a compressed copy. */
const ROTATED = /^[.-]\d[\w:-]*$/

/** None where it is not a file, or not for us. */
const readable = (path: string): Part | undefined => {
  try {
    return openPart(path)
  } catch {
    return undefined
  }
}

/** Files come and go under our hands: what is gone by the time that we look is not there. */
export const present = <A>(look: () => A, otherwise: A): A => {
  try {
    return look()
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return otherwise
    throw error
  }
}
