/** What another program does at the very moment between two steps of ours. */
import fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { afterEach, vi } from "vitest"
import * as Lock from "../../src/platform/lock.ts"

afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

it.scoped("a lock whose directory is deleted as it is taken is taken on the file that others find", () =>
  Effect.gen(function* () {
    const directory = join(fs.mkdtempSync(join(tmpdir(), "race-")), "home")
    const path = join(directory, "server.pid.lock")
    const { lstatSync } = fs
    vi.spyOn(fs, "lstatSync").mockImplementationOnce((name) => {
      fs.renameSync(directory, `${directory}-deleted`)
      return lstatSync(name, { throwIfNoEntry: false })
    })
    syncBuiltinESMExports()
    const lock = Option.getOrThrow(yield* Lock.attempt(path))
    expect(fs.fstatSync(lock.fd).ino).toBe(fs.statSync(path).ino)
    expect(Lock.isHeld(path)).toBe(true)
    expect(Lock.isHeld(join(`${directory}-deleted`, "server.pid.lock"))).toBe(false)
  })
)
