/**
 * What goes past the log to descriptors 1 and 2: a program that inherited them, a logger of an app's that writes to
 * 1, V8 as it ends. They cannot be opened anew, so once the log was rotated they lead to a file that is the log no
 * more. What arrives there is carried over to the log.
 */
import * as fs from "node:fs"
import type { Journal } from "./journal.ts"
import { alone } from "./rotation.ts"
import type { Destination } from "./sink.ts"

const BLOCK = 64 * 1024
const NEWLINE = 10

/** How long, in milliseconds, what arrives there may still be that of processes that have not moved on, and of readers that wait for it. */
const SETTLED = 1000

export interface Strays {
  readonly path: string
  readonly descriptor: number
  readonly journal: Journal
  readonly destination: Destination
}

/** Called again and again by one process. Throws an errno. */
export const carrier = ({ path, descriptor, journal, destination }: Strays): (() => void) => {
  let movedAt: number | undefined
  let end: number | undefined
  let before = 0

  /** Between the last read and the cut, microseconds later, nothing of ours is written; what a stranger writes then is lost. */
  const carry = (from: number) => {
    const block = Buffer.allocUnsafe(BLOCK)
    let at = from
    for (let length = BLOCK; length > 0; at += length) {
      const read = fs.readSync(descriptor, block, 0, BLOCK, at)
      // In whole lines, since others write between two pieces.
      length = read < BLOCK ? read : block.lastIndexOf(NEWLINE) + 1 || read
      if (length > 0) destination.write(block.subarray(0, length))
    }
    fs.ftruncateSync(descriptor, from)
  }

  return () => {
    if (!journal.hasMoved()) return
    movedAt ??= performance.now()
    if (performance.now() - movedAt < SETTLED) return
    const { size } = fs.fstatSync(descriptor)
    const from = Math.min(end ?? size, size)
    end = from
    // Half a line waits for its other half, once.
    if (size > from && (size === before || endsLine(descriptor, size))) alone(path, () => carry(from))
    before = size
  }
}

const endsLine = (descriptor: number, size: number): boolean => {
  const last = Buffer.alloc(1)
  fs.readSync(descriptor, last, 0, 1, size - 1)
  return last[0] === NEWLINE
}
