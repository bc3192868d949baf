/**
 * The lock beside a PID file, which decides whether a server runs. The kernel drops it when the last
 * process that holds it dies, however it dies. The file is made once and never deleted.
 */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Scope } from "effect/Scope"
import { PidFileError } from "../generated/errors.ts"
import { explain } from "./complaint.ts"
import { makeParents, openOwn } from "./files.ts"
import { tryLock } from "./flock.ts"

export interface Lock {
  /** Closed with the scope; a child that inherited it holds the lock on. */
  readonly fd: number
  readonly path: string
}

/** Takes the lock if nobody holds it; none where somebody does. */
export const attempt = (path: string): Effect.Effect<Option.Option<Lock>, PidFileError, Scope> =>
  Effect.acquireRelease(
    Effect.try({
      try: () => open(path),
      catch: (error) => new PidFileError({ path, ...explain(error, path) })
    }),
    Option.match({ onNone: () => Effect.void, onSome: ({ fd }) => Effect.sync(() => fs.closeSync(fd)) })
  )

/** Whether anybody holds the lock. Takes it for an instant, shared, so use it only where no record names a holder. */
export function isHeld(path: string): boolean {
  let fd: number | undefined
  try {
    fd = fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK)
    return !tryLock(fd, "shared")
  } catch {
    return false
  } finally {
    if (fd !== undefined) fs.closeSync(fd)
  }
}

function open(path: string): Option.Option<Lock> {
  for (;;) {
    makeParents(path)
    const fd = openOwn(path, "update")
    let mine = false
    try {
      mine = tryLock(fd, "exclusive")
      if (!mine) return Option.none()
      if (stillAt(path, fd)) return Option.some({ fd, path })
      // Somebody deleted the directory in between: what we locked is a file that nobody else will find.
      mine = false
    } finally {
      if (!mine) fs.closeSync(fd)
    }
  }
}

function stillAt(path: string, fd: number): boolean {
  const there = fs.lstatSync(path, { throwIfNoEntry: false })
  return there !== undefined && there.ino === fs.fstatSync(fd).ino
}
