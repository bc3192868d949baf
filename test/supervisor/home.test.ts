import * as fs from "node:fs"
import { tmpdir, userInfo } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { afterEach, beforeEach } from "vitest"
import { resolve } from "../../src/supervisor/home.ts"

const DEFAULT = { pidFile: "~/.cleveragents/server.pid" }
const { env } = process
const cwd = process.cwd()

let root: string
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "home-")))
  process.env = { ...env, HOME: root }
  delete process.env.CLEVERAGENTS_HOME
})
afterEach(() => {
  process.env = env
  process.chdir(cwd)
})

describe("where a server's files are", () => {
  it.effect("is .cleveragents in the user's home", () =>
    Effect.gen(function* () {
      expect(yield* resolve(DEFAULT)).toEqual({
        pidFile: `${root}/.cleveragents/server.pid`,
        lockFile: `${root}/.cleveragents/server.pid.lock`,
        controlSocket: `${root}/.cleveragents/server.pid.sock`,
        logFile: `${root}/.cleveragents/server.log`
      })
    })
  )

  it.effect("moves with CLEVERAGENTS_HOME, which need not exist yet", () =>
    Effect.gen(function* () {
      process.env.CLEVERAGENTS_HOME = "/somewhere/else"
      expect((yield* resolve(DEFAULT)).pidFile).toBe("/somewhere/else/server.pid")
      expect((yield* resolve({ pidFile: "~/mine.pid" })).pidFile).toBe(`${root}/mine.pid`)
    })
  )

  it.effect("is beside the PID file, whatever that is called", () =>
    Effect.gen(function* () {
      process.chdir(root)
      expect((yield* resolve({ pidFile: "a/../b.pid" })).logFile).toBe(`${root}/b.log`)
      expect((yield* resolve({ pidFile: "/run/b" })).logFile).toBe("/run/b.log")
      expect((yield* resolve({ pidFile: "/run/b.log" })).logFile).toBe("/run/b.log.log")
      expect((yield* resolve({ pidFile: "/run/b.pid", logFile: "c.log" })).logFile).toBe(`${root}/c.log`)
    })
  )

  for (const [what, HOME] of [
    ["unset", undefined],
    ["empty", ""],
    ["relative", "some/where"]
  ] as const)
    it.effect(`comes from the system's list of users where HOME is ${what}`, () =>
      Effect.gen(function* () {
        process.env = { ...env, ...(HOME !== undefined && { HOME }) }
        if (HOME === undefined) delete process.env.HOME
        expect((yield* resolve(DEFAULT)).pidFile).toBe(`${userInfo().homedir}/.cleveragents/server.pid`)
      })
    )

  const refused: ReadonlyArray<readonly [string, () => void, { readonly pidFile: string }, RegExp]> = [
    [
      "a home that does not exist",
      () => {
        process.env.HOME = join(root, "none")
      },
      DEFAULT,
      /none does not exist/
    ],
    [
      "a relative CLEVERAGENTS_HOME",
      () => {
        process.env.CLEVERAGENTS_HOME = "relative"
      },
      DEFAULT,
      /relative path 'relative'/
    ],
    [
      "a relative path in a directory that was deleted",
      () => {
        const gone = fs.mkdtempSync(join(root, "gone-"))
        process.chdir(gone)
        fs.rmdirSync(gone)
      },
      { pidFile: "here.pid" },
      /working directory was deleted/
    ]
  ]
  for (const [what, make, paths, reason] of refused)
    it.effect(`is not known with ${what}, and says what to do`, () =>
      Effect.gen(function* () {
        make()
        const error = yield* Effect.flip(resolve(paths))
        expect(error.message).toMatch(reason)
        expect(error.hint).toBeDefined()
        expect(error.exitCode).toBe(9)
      })
    )
})
