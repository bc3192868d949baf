/** The log file that a new process writes to, and what this launch alone has written there. */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import { LogFileError } from "../generated/errors.ts"
import { explain } from "../platform/complaint.ts"
import { makeParents, openOwn } from "../platform/files.ts"
import { printable } from "../platform/printable.ts"
import { START } from "./mark.ts"

export interface Tail {
  /** Open for appending; to be inherited. */
  readonly fd: number
  /** The last lines since it was opened, as people read them; empty where there are none. */
  readonly read: Effect.Effect<string>
}

/** How much of its end is read, in bytes, and told, in lines. */
const BYTES = 16 * 1024
const LINES = 12

/** What Node says of its own inside when it aborts, after the cause: `12: 0x7f21c4 node::Abort() [node]`. */
const NATIVE = /^(----- (Native|JavaScript) stack trace -----$| *\d+: 0x[0-9a-f]+ )/

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
  ).pipe(Effect.map(({ fd, from }) => ({ fd, read: Effect.sync(() => shown(since(fd, from) + successor(path, fd))) })))

function shown(text: string): string {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith(START) && !NATIVE.test(line))
  // Several workers that end for one reason say the same.
  return [...new Set(lines.map(plain))].slice(-LINES).join("\n")
}

function since(fd: number, from: number): string {
  const buffer = Buffer.alloc(BYTES)
  const start = Math.max(from, fs.fstatSync(fd).size - BYTES)
  return buffer.toString("utf8", 0, fs.readSync(fd, buffer, 0, BYTES, start))
}

/** What is in the log that came after this one, where it was rotated meanwhile. */
function successor(path: string, before: number): string {
  let fd: number | undefined
  try {
    fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK)
    return fs.fstatSync(fd).ino === fs.fstatSync(before).ino ? "" : since(fd, 0)
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
