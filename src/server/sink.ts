/** Writes lines to a descriptor, at once and without ever throwing: a log that cannot be written must not end a server. */
import { writeSync } from "node:fs"

export interface Destination {
  readonly write: (text: string | Uint8Array) => void
  /** Says what was lost meanwhile, where that has become possible. */
  readonly settle: () => void
}

// A reader that has stopped reading (`serve | less`) is waited for once, not with each line.
const PATIENCE_MS = 200
const PAUSE_MS = 10

/**
 * `descriptor` is asked before each write, and told of how many bytes. What cannot be written (no space, no
 * reader) is dropped; how much it was stands in the log once that is possible again.
 */
export const sink = (descriptor: (bytes: number) => number): Destination => {
  let lost = 0
  let torn = false

  const put = (text: string | Uint8Array): boolean => {
    let rest = typeof text === "string" ? Buffer.from(text) : text
    for (let waited = lost > 0 ? PATIENCE_MS : 0; rest.length > 0; ) {
      try {
        const written = writeSync(descriptor(rest.length), rest)
        rest = rest.subarray(written)
        torn = rest.length > 0
      } catch (error) {
        if (!isBusy(error) || waited >= PATIENCE_MS) return false
        pause()
        waited += PAUSE_MS
      }
    }
    return true
  }

  const settle = (): void => {
    if (torn && !put("\n")) return
    if (lost > 0 && put(notice({ lost, msg: "log lines were lost" }))) lost = 0
  }

  return {
    settle,
    write: (text) => {
      settle()
      if (torn || lost > 0 || !put(text)) lost++
    }
  }
}

/** A warning about the log itself, as a line of it. */
export const notice = (fields: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify({ level: "warning", time: new Date().toISOString(), pid: process.pid, ...fields })}\n`

const isBusy = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EAGAIN"

const pause = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
