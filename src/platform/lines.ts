/** Where lines of a file begin, found from its end, so that its size does not matter. */
import { readSync } from "node:fs"

const BLOCK = 64 * 1024
const NEWLINE = 10

export interface Found {
  /** In bytes. */
  readonly at: number
  /** How many lines there were too few. */
  readonly missing: number
}

/** The last `count` lines of the first `size` bytes; a last newline ends a line and begins none. */
export const lastLines = (descriptor: number, size: number, count: number): Found => {
  if (count === 0) return { at: size, missing: 0 }
  const block = Buffer.allocUnsafe(BLOCK)
  let missing = count
  for (let end = size; end > 0; end -= BLOCK) {
    const start = Math.max(0, end - BLOCK)
    const read = block.subarray(0, readSync(descriptor, block, 0, end - start, start))
    for (let at = read.lastIndexOf(NEWLINE); at >= 0; at = before(read, at)) {
      if (start + at === size - 1) continue
      missing -= 1
      if (missing === 0) return { at: start + at + 1, missing }
    }
  }
  // The first line has no newline before it.
  return { at: 0, missing: size === 0 ? missing : missing - 1 }
}

/** The last line of the first `size` bytes that begins so. */
export const lastLineWith = (descriptor: number, size: number, beginning: string): number | undefined => {
  const wanted = Buffer.from(`\n${beginning}`)
  const block = Buffer.allocUnsafe(BLOCK + wanted.length)
  for (let end = size; end > 0; end -= BLOCK) {
    const start = Math.max(0, end - BLOCK)
    // A little more than a block, for what lies across its edge.
    const length = Math.min(size, end + wanted.length) - start
    const at = block.subarray(0, readSync(descriptor, block, 0, length, start)).lastIndexOf(wanted)
    if (at >= 0) return start + at + 1
  }
  const first = block.subarray(0, readSync(descriptor, block, 0, Math.min(size, wanted.length - 1), 0))
  return first.equals(wanted.subarray(1)) ? 0 : undefined
}

/** Asked for what comes before the first byte, `lastIndexOf` would begin at the end again. */
const before = (read: Buffer, at: number): number => (at === 0 ? -1 : read.lastIndexOf(NEWLINE, at - 1))
