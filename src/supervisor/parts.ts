/** The files that a log was and is, as rotation and deletion leave them. */
import * as fs from "node:fs"
import { basename, dirname, join } from "node:path"
import { Refused } from "../platform/refusal.ts"

/** One of them, open. */
export interface Part {
  readonly descriptor: number
  readonly file: string
  /** Nanoseconds since the epoch. */
  readonly born: bigint
  /** The offset of what is read next. */
  at: number
  /** When it was found to have a successor, in milliseconds on the monotonic clock. */
  superseded?: number
}

/** Asked again and again, opens what was put at `path` since, and what was there in between and was rotated away. */
export const successors = (path: string, first: Part): ((parts: ReadonlyArray<Part>) => ReadonlyArray<Part>) => {
  const known = new Set([first.file])
  let current = first.file
  forget(gather(path, known))
  return (parts) => {
    const found = fs.lstatSync(path, { bigint: true, throwIfNoEntry: false })
    if (found === undefined) return []
    if (identify(found) === current) {
      // It was cut, perhaps after somebody copied it: the copy has nothing new.
      if (found.size < (parts.at(-1)?.at ?? 0)) forget(gather(path, known))
      return []
    }
    const latest = openPart(path)
    current = latest.file
    known.add(current)
    const between = gather(path, known)
    for (const part of [...parts, ...between]) part.superseded ??= performance.now()
    return [...between, latest].sort((one, other) => Number(one.born - other.born))
  }
}

/** Opens the rotated files beside the log that are not known yet, the eldest first, and adds them to `known`. */
const gather = (path: string, known: Set<string>): ReadonlyArray<Part> => {
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
  return found
}

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

/** Opens a regular file at its beginning. Throws an errno, or a `Refused`. */
export const openPart = (path: string): Part => {
  const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants
  // A FIFO would wait for a writer for ever, but for O_NONBLOCK.
  const descriptor = fs.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  const found = fs.fstatSync(descriptor, { bigint: true })
  if (found.isFile()) return { descriptor, file: identify(found), born: found.birthtimeNs, at: 0 }
  fs.closeSync(descriptor)
  throw new Refused({ reason: found.isDirectory() ? "it is a directory" : "it is not a regular file" })
}

/** An inode is given to the next file as soon as one is deleted: with its time of birth it is one file's alone. */
const identify = (found: fs.BigIntStats): string => `${found.dev}:${found.ino}:${found.birthtimeNs}`
