/** One file of a log, open: what it is, and how far it was read. */
import * as fs from "node:fs"
import { Refused } from "../platform/refusal.ts"

export interface Part {
  readonly descriptor: number
  readonly file: string
  /** Nanoseconds since the epoch. */
  readonly born: bigint
  /** The offset of what is read next, and of what is not read any more. */
  at: number
  end: number
  /** How large it was at the last look. */
  seen: bigint
  /** When it was found to have a successor, in milliseconds on the monotonic clock. */
  superseded?: number
}

/** Opens a regular file at its beginning. Throws an errno, or a `Refused`. */
export const openPart = (path: string): Part => {
  const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants
  // A FIFO would wait for a writer for ever, but for O_NONBLOCK.
  const descriptor = fs.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  const found = fs.fstatSync(descriptor, { bigint: true })
  if (found.isFile())
    return {
      descriptor,
      file: identify(found),
      born: found.birthtimeNs,
      at: 0,
      end: Number.POSITIVE_INFINITY,
      seen: found.size
    }
  fs.closeSync(descriptor)
  throw new Refused({ reason: found.isDirectory() ? "it is a directory" : "it is not a regular file" })
}

/** An inode is given to the next file as soon as one is deleted: with its time of birth it is one file's alone. */
export const identify = (found: fs.BigIntStats): string => `${found.dev}:${found.ino}:${found.birthtimeNs}`
