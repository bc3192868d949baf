/** Reads and writes the record in a lock file; see `contract/record.ts` for what it says. */
import * as fs from "node:fs"
import type { LockRecord } from "../contract/record.ts"
import { peek, peekAt } from "./files.ts"

/** No record comes near it; whatever is longer is not ours. */
const LIMIT = 64 * 1024

/** The record in a lock file, or undefined where there is none that is whole. */
export function read(path: string): LockRecord | undefined {
  return look(() => peek(path, LIMIT))
}

/** The record behind a descriptor, which shows it even where the file was deleted. */
export function readFrom(fd: number): LockRecord | undefined {
  return look(() => peekAt(fd, LIMIT))
}

/** Writes it through the descriptor that holds the lock. Throws an errno. */
export function write(fd: number, record: LockRecord): void {
  const text = Buffer.from(encode(record))
  // At position 0 whatever the shared offset is: the description is shared with other processes.
  fs.writeSync(fd, text, 0, text.length, 0)
  fs.ftruncateSync(fd, text.length)
}

/** Empties the lock file: nobody runs here. */
export function clear(fd: number): void {
  fs.ftruncateSync(fd, 0)
}

function look(peek: () => string | undefined): LockRecord | undefined {
  // A reader may meet a writer between its two steps; the next look sees the finished text.
  for (let tries = 0; tries < 3; tries++) {
    const text = peek()
    if (text === undefined || text === "") return undefined
    const record = decode(text)
    if (record !== undefined) return record
  }
  return undefined
}

function encode(record: LockRecord): string {
  const json = JSON.stringify(record)
  return `${json}\n${checksum(json)}\n`
}

function decode(text: string): LockRecord | undefined {
  const [json, sum] = text.split("\n", 2)
  if (json === undefined || sum !== checksum(json)) return undefined
  return JSON.parse(json) as LockRecord
}

/** FNV-1a: it need only tell a record that is half written, and Node's own hashes take milliseconds to load. */
function checksum(json: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < json.length; index++) hash = Math.imul(hash ^ json.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, "0")
}
