/** The lock that a server holds: on another file than its first where somebody deleted that one. */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Scope from "effect/Scope"
import type { PidFileError } from "../generated/errors.ts"
import * as Lock from "../platform/lock.ts"
import * as Record from "../platform/record.ts"

export interface Hold {
  readonly path: string
  /** What a successor inherits. */
  readonly fd: () => number
  /** What lies at its path: its own file, none that could be a lock, or another. */
  readonly place: () => "own" | "none" | "another"
  /** Takes the lock on the file that lies at its path now, made where it is missing; false where somebody else holds it. */
  readonly renew: Effect.Effect<boolean, PidFileError>
  /** Says on every file of it that nobody runs here. */
  readonly clear: () => void
}

/** `first` is inherited, and open until the process ends: whoever still knows that file finds it locked. */
export const over = (path: string, first: number): Effect.Effect<Hold, never, Scope.Scope> =>
  Effect.gen(function* () {
    let fd = first
    let release: Effect.Effect<void> = Effect.void
    // Not by the scope of who renews it: what comes later there ends earlier, and the record is cleared at the end.
    yield* Effect.addFinalizer(() => Effect.suspend(() => release))
    const place = () => {
      const there = fs.lstatSync(path, { throwIfNoEntry: false })
      if (there === undefined || !there.isFile()) return "none"
      return there.ino === fs.fstatSync(fd).ino ? "own" : "another"
    }
    const renew = Effect.gen(function* () {
      const scope = yield* Scope.make()
      const close = Scope.close(scope, Exit.void)
      const taken = yield* Lock.attempt(path).pipe(
        Scope.extend(scope),
        Effect.tapError(() => close)
      )
      yield* Option.isSome(taken) ? release : close
      if (Option.isNone(taken)) return false
      fd = taken.value.fd
      release = close
      return true
    })
    const clear = () => {
      for (const each of new Set([first, fd])) Record.clear(each)
    }
    return { path, fd: () => fd, place, renew, clear }
  })
