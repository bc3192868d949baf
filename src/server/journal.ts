/** The log file as one process of a server writes to it: of bounded size, and found again wherever it was moved to. */
import * as fs from "node:fs"
import { dirname } from "node:path"
import { explain } from "../platform/complaint.ts"
import { makeParents, openOwn } from "../platform/files.ts"
import { hold, rotate } from "./rotation.ts"

export interface Bounds {
  readonly path: string
  /** In bytes; 0 is no limit. */
  readonly maxSize: number
  readonly keep: number
}

export interface Journal {
  /** The one to write so many bytes to. */
  readonly descriptor: (bytes: number) => number
  /** Moves on where the path leads to another file by now, and rotates where the log is full. */
  readonly look: () => void
  /** Why the log cannot be rotated or found again; what is written goes to where it went before. */
  readonly trouble: () => string | undefined
  /** Whether the descriptor that it began with is the log no more. */
  readonly hasMoved: () => boolean
}

/** How much, in bytes, and how long, in milliseconds, is written without a look at the path, which costs more than a line. */
const MUCH = 64 * 1024
const LONG = 100

/** Begins with a descriptor that was inherited, and stays open. */
export const open = ({ path, maxSize, keep }: Bounds, inherited: number): Journal => {
  let current = identify(inherited)
  let unseen = Number.POSITIVE_INFINITY
  let looked = 0
  let trouble: string | undefined
  const step = maxSize === 0 ? MUCH : Math.min(MUCH, maxSize / 8)

  const there = () => fs.lstatSync(path, { throwIfNoEntry: false })
  const isCurrent = (found: fs.Stats | undefined) => found?.ino === current.ino && found.dev === current.dev
  const isFull = (found: fs.Stats | undefined) =>
    found !== undefined && isCurrent(found) && maxSize > 0 && found.size >= maxSize

  const renew = () => {
    const last = current.descriptor
    current = claim(path)
    if (last !== inherited) fs.closeSync(last)
  }

  const look = () => {
    unseen = 0
    looked = performance.now()
    try {
      const found = there()
      if (!isCurrent(found)) renew()
      else if (isFull(found)) rotate({ path, keep, isDue: () => isFull(there()), renew })
      trouble = undefined
    } catch (error) {
      trouble = explain(error, path).reason
    }
  }

  hold(inherited)
  return {
    look: () => {
      // Not while lines are written: whoever deletes a directory must not meet it again while he is at it.
      if (!fs.existsSync(dirname(path))) tryTo(() => makeParents(path))
      look()
    },
    descriptor: (bytes) => {
      if (unseen > step || performance.now() - looked > LONG) look()
      unseen += bytes
      return current.descriptor
    },
    trouble: () => trouble,
    hasMoved: () => current.descriptor !== inherited
  }
}

interface File {
  readonly descriptor: number
  readonly dev: number
  readonly ino: number
  readonly nlink: number
}

const identify = (descriptor: number): File => {
  const { dev, ino, nlink } = fs.fstatSync(descriptor)
  return { descriptor, dev, ino, nlink }
}

/** Opens the log, made where it is missing, and says that it is written to. */
const claim = (path: string): File => {
  for (;;) {
    const descriptor = openOwn(path, "append")
    hold(descriptor)
    const file = identify(descriptor)
    // Between the two it may have been rotated away and discarded.
    if (file.nlink > 0) return file
    fs.closeSync(descriptor)
  }
}

const tryTo = (act: () => void): void => {
  try {
    act()
  } catch {
    // The look that follows says what is the matter.
  }
}
