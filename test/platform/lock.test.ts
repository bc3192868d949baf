import { execFileSync, spawn } from "node:child_process"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { beforeEach } from "vitest"
import { tryLock } from "../../src/platform/flock.ts"
import * as Lock from "../../src/platform/lock.ts"

let home: string
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), "lock-"))
})

describe("a lock beside a PID file", () => {
  it.effect("is had by one at a time, and is free again when its scope closes", () =>
    Effect.gen(function* () {
      const path = join(home, "server.pid.lock")
      yield* Effect.scoped(
        Effect.gen(function* () {
          expect(Option.isSome(yield* Lock.attempt(path))).toBe(true)
          expect(Option.isNone(yield* Lock.attempt(path))).toBe(true)
          expect(Lock.isHeld(path)).toBe(true)
        })
      )
      expect(Lock.isHeld(path)).toBe(false)
      expect(Option.isSome(yield* Effect.scoped(Lock.attempt(path)))).toBe(true)
    })
  )

  it.effect("is held on by a process that inherited it, until that one dies, however it dies", () =>
    Effect.gen(function* () {
      const path = join(home, "server.pid.lock")
      const heir = yield* Effect.scoped(
        Effect.map(Lock.attempt(path), (lock) =>
          spawn("sleep", ["60"], { stdio: ["ignore", "ignore", "ignore", Option.getOrThrow(lock).fd] })
        )
      )
      expect(Lock.isHeld(path)).toBe(true)
      const gone = new Promise((resolve) => heir.once("exit", resolve))
      heir.kill("SIGKILL")
      yield* Effect.promise(() => gone)
      expect(Lock.isHeld(path)).toBe(false)
    })
  )

  it.effect("is made with its directories, for its owner alone", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const path = join(home, "a", "b", "server.pid.lock")
        yield* Lock.attempt(path)
        expect(fs.statSync(join(home, "a")).mode & 0o777).toBe(0o700)
        expect(fs.statSync(path).mode & 0o777).toBe(0o600)
      })
    )
  )

  const refused: ReadonlyArray<readonly [string, (path: string) => void, RegExp]> = [
    ["a symbolic link", (path) => fs.symlinkSync(join(home, "elsewhere"), path), /symbolic link/],
    ["a directory", (path) => fs.mkdirSync(path), /directory/],
    ["a FIFO, without waiting for its reader", (path) => execFileSync("mkfifo", [path]), /regular file/],
    [
      "a hard link",
      (path) => {
        fs.writeFileSync(join(home, "other"), "")
        fs.linkSync(join(home, "other"), path)
      },
      /hard link/
    ],
    ["a file in a directory that everybody may write to", () => fs.chmodSync(home, 0o777), /everybody may write/]
  ]
  for (const [what, make, reason] of refused)
    it.effect(`refuses ${what}`, () =>
      Effect.gen(function* () {
        const path = join(home, "server.pid.lock")
        make(path)
        const error = yield* Effect.flip(Effect.scoped(Lock.attempt(path)))
        expect(error._tag).toBe("PidFileError")
        expect(error.reason).toMatch(reason)
      })
    )

  it("is not held where there is no such file", () => {
    expect(Lock.isHeld(join(home, "none"))).toBe(false)
  })

  it("is not taken for one that somebody holds where the system has none", () => {
    expect(() => tryLock(2 ** 30, "exclusive")).toThrow(/EBADF|bad file descriptor/i)
  })
})
