/** A log as one run of bytes, although its file is renamed, cut, deleted and made anew while it is read. */
import * as fs from "node:fs"
import { lastLines } from "../platform/lines.ts"
import { openPart, type Part, present, successors } from "./parts.ts"

export interface Trail {
  /** How much of the last lines was there when it was opened, in bytes. */
  readonly length: number
  /** The next bytes, valid until the next call; undefined where there are none yet. Throws an errno, or a `Refused`. */
  readonly next: () => Buffer | undefined
  readonly close: () => void
}

const BLOCK = 64 * 1024

/** How long processes may go on writing to a file after it was renamed, in milliseconds: they look from time to time. */
const LINGER = 400

/** Opens the log at `path` where its last `lines` lines begin. Throws an errno, or a `Refused`. */
export const open = (path: string, lines: number): Trail => {
  const first = openPart(path)
  const size = fs.fstatSync(first.descriptor).size
  first.at = lastLines(first.descriptor, size, lines)
  const length = size - first.at
  const parts = [first]
  const latest = successors(path, first)
  const block = Buffer.allocUnsafe(BLOCK)

  const next = (): Buffer | undefined => {
    parts.push(...present(() => latest(parts), []))
    for (let head = parts[0]; head !== undefined; head = parts[0]) {
      const bytes = block.subarray(0, advance(head, block))
      if (bytes.length > 0) return bytes
      if (head.superseded === undefined || performance.now() - head.superseded < LINGER) return undefined
      fs.closeSync(head.descriptor)
      parts.shift()
    }
    return undefined
  }

  const close = (): void => {
    for (const part of parts.splice(0)) fs.closeSync(part.descriptor)
  }

  return { length, next, close }
}

/** How many bytes were there, now in `block`; a file that was cut is read from its beginning. */
const advance = (part: Part, block: Buffer): number => {
  if (fs.fstatSync(part.descriptor).size < part.at) part.at = 0
  const read = fs.readSync(part.descriptor, block, 0, BLOCK, part.at)
  part.at += read
  return read
}
