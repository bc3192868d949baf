/** Writes lines to a descriptor, at once and without ever throwing: a log that cannot be written must not end a server. */
import { writeSync } from "node:fs"

export interface Destination {
  readonly write: (text: string) => void
}

// A reader that has stopped reading (`serve | less`) is waited for once, not with each line.
const PATIENCE_MS = 200
const PAUSE_MS = 10

/** What cannot be written (no space, no reader) is dropped; how much it was stands in the log once that is possible again. */
export const sink = (fd: number): Destination => {
  let lost = 0
  let torn = false

  const put = (text: string): boolean => {
    let rest: Uint8Array = Buffer.from(text)
    for (let waited = lost > 0 ? PATIENCE_MS : 0; rest.length > 0; ) {
      try {
        const written = writeSync(fd, rest)
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

  return {
    write: (text) => {
      if (torn && !put("\n")) return void lost++
      if (lost > 0 && !put(notice(lost))) return void lost++
      lost = put(text) ? 0 : 1
    }
  }
}

const isBusy = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EAGAIN"

const pause = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)

const notice = (lost: number): string =>
  `${JSON.stringify({ level: "warning", time: new Date().toISOString(), pid: process.pid, lost, msg: "log lines were lost" })}\n`
