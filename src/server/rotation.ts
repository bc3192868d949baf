/**
 * Moves a log that is full aside: `server.log` becomes `server.log.1`, that `server.log.2`, and so on. Nothing
 * is copied, so that nothing is lost: who still writes to a file that was renamed writes to that file.
 */
import * as fs from "node:fs"
import { basename, dirname } from "node:path"
import { openOwn } from "../platform/files.ts"
import { tryLock } from "../platform/flock.ts"

export interface Rotation {
  readonly path: string
  /** How many files stay beside the log. */
  readonly keep: number
  /** Whether the log is still the one that is full: another process may have been quicker. */
  readonly isDue: () => boolean
  /** Opens the log that comes next. */
  readonly renew: () => void
}

/** Does nothing where another process is about it. Throws an errno, or a `Refused`. */
export const rotate = ({ path, keep, isDue, renew }: Rotation): void =>
  alone(path, () => {
    if (!isDue()) return
    shift(path)
    fs.renameSync(path, `${path}.1`)
    renew()
    for (const number of numbers(path)) if (number > keep) discard(`${path}.${number}`)
  })

/** Acts while no other process rotates this log, or does not act. */
export const alone = (path: string, act: () => void): void => {
  const lock = openOwn(`${path}.lock`, "update")
  try {
    if (tryLock(lock, "exclusive")) act()
  } finally {
    fs.closeSync(lock)
  }
}

/** Says that a file is written to: until the last descriptor that was opened with this one is closed, it is not discarded. */
export const hold = (descriptor: number): void => {
  try {
    tryLock(descriptor, "shared")
  } catch {
    // A file system without locks: there, a process that is slow to move on may lose what it writes meanwhile.
  }
}

/** Makes room for a new `.1`, up to the first number that is free. */
const shift = (path: string): void => {
  const taken = new Set(numbers(path))
  let free = 1
  while (taken.has(free)) free += 1
  for (let number = free; number > 1; number -= 1) fs.renameSync(`${path}.${number - 1}`, `${path}.${number}`)
}

const numbers = (path: string): ReadonlyArray<number> =>
  fs
    .readdirSync(dirname(path))
    .filter((name) => name.startsWith(`${basename(path)}.`))
    .map((name) => name.slice(basename(path).length + 1))
    .filter((rest) => /^[1-9]\d*$/.test(rest))
    .map(Number)

/** Not what a process still writes to, nor what is no file of ours: that stays, and is looked at again with the next rotation. */
const discard = (path: string): void => {
  let descriptor: number | undefined
  try {
    descriptor = openOwn(path, "append")
    if (tryLock(descriptor, "exclusive")) fs.unlinkSync(path)
  } catch {
    // Of another kind, or another's.
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor)
  }
}
