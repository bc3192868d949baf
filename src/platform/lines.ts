/** Where the last lines of a file begin, found from its end, so that its size does not matter. */
import { readSync } from "node:fs"

const BLOCK = 64 * 1024
const NEWLINE = 10

/** The offset, in bytes, of the last `count` lines of the first `size` bytes; a last newline ends a line and begins none. */
export const lastLines = (descriptor: number, size: number, count: number): number => {
  const block = Buffer.allocUnsafe(BLOCK)
  let missing = count
  for (let end = size; end > 0 && missing > 0; end -= BLOCK) {
    const start = Math.max(0, end - BLOCK)
    const read = block.subarray(0, readSync(descriptor, block, 0, end - start, start))
    for (let at = read.lastIndexOf(NEWLINE); at >= 0; at = before(read, at)) {
      if (start + at === size - 1) continue
      missing -= 1
      if (missing === 0) return start + at + 1
    }
  }
  return count === 0 ? size : 0
}

/** Asked for what comes before the first byte, `lastIndexOf` would begin at the end again. */
const before = (read: Buffer, at: number): number => (at === 0 ? -1 : read.lastIndexOf(NEWLINE, at - 1))
