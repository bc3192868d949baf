/** Writes text to stdout and stderr to its last byte, whatever is on the other side. */
import { writeSync } from "node:fs"
import type { Report } from "./report.ts"
import type { Stream } from "./terminal.ts"

/** Returns when all is written. The reason where it cannot be; empty where the reader went away, which is no failure. */
export const write = (stream: Stream, text: string): string | undefined => {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(stream, rest))
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === "EPIPE") return ""
      if (code !== "EAGAIN") return message.replace(/^\w+: |, \w+$/g, "")
      pause()
    }
  }
  return undefined
}

/** Writes a result to stdout, and says on stderr where it cannot be. Returns what `write` does. */
export const print = (text: string): string | undefined => {
  const reason = write(1, text)
  if (reason) write(2, `agents: cannot write to stdout: ${reason}\n`)
  return reason
}

/** Prints what is to be said and ends the process; a success that could not be told becomes a failure. */
export const end = ({ stdout, stderr, exitCode }: Report): never => {
  if (stderr !== undefined) write(2, stderr)
  const reason = stdout === undefined ? undefined : print(stdout)
  process.exit(exitCode === 0 && reason ? 1 : exitCode)
}

/** A full pipe that somebody else made non-blocking: its reader needs a moment. */
const pause = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
}
