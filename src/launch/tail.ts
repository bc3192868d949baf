/** The log file that a new process writes to, and what this launch alone has written there. */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import { LogFileError } from "../generated/errors.ts"
import { explain } from "../platform/complaint.ts"
import { makeParents, openOwn } from "../platform/files.ts"
import { printable } from "../platform/printable.ts"

export interface Tail {
  /** Open for appending; to be inherited. */
  readonly fd: number
  /** The last lines since it was opened, as people read them; empty where there are none. */
  readonly read: Effect.Effect<string>
}

/** How much of its end is read, in bytes, and told, in lines. */
const BYTES = 16 * 1024
const LINES = 12

/** Opens the log, made with its directories where it is missing. */
export const open = (path: string): Effect.Effect<Tail, LogFileError, Scope> =>
  Effect.acquireRelease(
    Effect.try({
      try: () => {
        makeParents(path)
        const fd = openOwn(path, "append")
        return { fd, from: fs.fstatSync(fd).size }
      },
      catch: (error) => new LogFileError({ path, ...explain(error, path) })
    }),
    ({ fd }) => Effect.sync(() => fs.closeSync(fd))
  ).pipe(Effect.map(({ fd, from }) => ({ fd, read: Effect.sync(() => since(path, from)) })))

function since(path: string, from: number): string {
  let fd: number | undefined
  try {
    fd = fs.openSync(path, "r")
    const start = Math.max(from, fs.fstatSync(fd).size - BYTES)
    const buffer = Buffer.alloc(BYTES)
    const text = buffer.toString("utf8", 0, fs.readSync(fd, buffer, 0, BYTES, start)).trimEnd()
    return text === "" ? "" : text.split("\n").slice(-LINES).map(plain).join("\n")
  } catch {
    return ""
  } finally {
    if (fd !== undefined) fs.closeSync(fd)
  }
}

/** A line of ours without its JSON, any other as it is; neither may command the terminal. */
function plain(line: string): string {
  return `  ${printable(message(line))}`
}

function message(line: string): string {
  if (!line.startsWith("{")) return line
  try {
    const { level, msg, err } = JSON.parse(line)
    return [level, msg, err?.stack?.split("\n", 3).join("\n    ")].filter((part) => part !== undefined).join(" ")
  } catch {
    return line
  }
}
