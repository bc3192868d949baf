/** Clears up after a server that is gone. */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { peek } from "../platform/files.ts"
import * as Lock from "../platform/lock.ts"
import * as Record from "../platform/record.ts"
import type { Home } from "./home.ts"

/** Removes what a server that died left; only while nobody holds the lock, so that a new server loses nothing. */
export const tidy = (home: Home, isLeft: (pid: number) => boolean): Effect.Effect<void> =>
  Effect.gen(function* () {
    if (![home.lockFile, home.pidFile, home.controlSocket].some((path) => fs.existsSync(path))) return
    const lock = yield* Lock.attempt(home.lockFile)
    if (Option.isSome(lock)) clear(home, lock.value, isLeft)
  }).pipe(Effect.scoped, Effect.ignore)

/** The same for whoever holds the lock. A PID file with anything but a number that `isLeft` may be somebody's, and stays. */
export function clear({ pidFile, controlSocket }: Home, { fd }: Lock.Lock, isLeft: (pid: number) => boolean): void {
  Record.clear(fd)
  const [, number] = /^(\d{1,10})\s*$/.exec(peek(pidFile, 64) ?? "") ?? []
  if (number !== undefined && isLeft(Number(number))) fs.rmSync(pidFile, { force: true })
  fs.rmSync(controlSocket, { force: true })
}
