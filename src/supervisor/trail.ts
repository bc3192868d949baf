/** A log as one run of bytes, although its file is renamed, cut, deleted and made anew while it is read. */
import * as fs from "node:fs"
import { START } from "../launch/mark.ts"
import { lastLines, lastLineWith } from "../platform/lines.ts"
import { openPart, type Part } from "./part.ts"
import { gather, present, successors } from "./parts.ts"

export interface Trail {
  /** The next bytes, valid until the next call; undefined where there are none, or none yet. Throws an errno, or a `Refused`. */
  readonly next: () => Buffer | undefined
  readonly close: () => void
}

/** Asked of one file after another, the youngest first: where in it to begin, undefined where that is in an elder one. */
export type Beginning = (descriptor: number, size: number) => number | undefined

/** With the last lines. */
export const lines = (count: number): Beginning => {
  let missing = count
  return (descriptor, size) => {
    const found = lastLines(descriptor, size, missing)
    missing = found.missing
    return missing === 0 ? found.at : undefined
  }
}

/** Where the last server began. */
export const start: Beginning = (descriptor, size) => lastLineWith(descriptor, size, START)

const BLOCK = 64 * 1024

/** How long processes may go on writing to a file after it was renamed, in milliseconds: they look from time to time. */
const LINGER = 400

/** Opens the log at `path`; without `follow`, what is there now is all. Throws an errno, or a `Refused`. */
export const open = (path: string, beginning: Beginning, follow: boolean): Trail => {
  const first = openPart(path)
  const known = new Set([first.file])
  let parts = since([...gather(path, known), first], beginning)
  const latest = follow ? successors(path, known) : (same: ReadonlyArray<Part>) => same
  const block = Buffer.allocUnsafe(BLOCK)
  // A file that was just rotated is still written to.
  for (const part of parts.slice(0, -1)) part.superseded = performance.now()
  if (!follow) for (const part of parts) part.end = fs.fstatSync(part.descriptor).size

  const isDone = (part: Part): boolean =>
    part.superseded !== undefined && (!follow || performance.now() - part.superseded >= LINGER)

  const next = (): Buffer | undefined => {
    parts = present(() => latest(parts), parts)
    for (let head = parts[0]; head !== undefined; head = parts[0]) {
      const bytes = block.subarray(0, advance(head, block))
      if (bytes.length > 0) return bytes
      if (!isDone(head)) return undefined
      fs.closeSync(head.descriptor)
      parts = parts.slice(1)
    }
    return undefined
  }

  const close = (): void => {
    for (const part of parts) fs.closeSync(part.descriptor)
    parts = []
  }

  return { next, close }
}

/** Those of the files that are wanted, from where they are; the others are closed. */
const since = (parts: ReadonlyArray<Part>, beginning: Beginning): ReadonlyArray<Part> => {
  const wanted: Array<Part> = []
  for (const part of parts.toReversed()) {
    wanted.unshift(part)
    const at = beginning(part.descriptor, fs.fstatSync(part.descriptor).size)
    if (at === undefined) continue
    part.at = at
    break
  }
  for (const part of parts.slice(0, -wanted.length)) fs.closeSync(part.descriptor)
  return wanted
}

/** How many bytes were there, now in `block`. */
const advance = (part: Part, block: Buffer): number => {
  const read = fs.readSync(part.descriptor, block, 0, Math.min(BLOCK, part.end - part.at), part.at)
  part.at += read
  return read
}
