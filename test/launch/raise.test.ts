/** Server processes that fail in all the ways in which a program can, in the place of the one that we ship. */
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { afterEach, beforeEach } from "vitest"
import { AppFailed, ServerExited } from "../../src/generated/errors.ts"
import { flatten } from "../../src/launch/failure.ts"
import { Progress } from "../../src/launch/progress.ts"
import { raise } from "../../src/launch/raise.ts"
import { settle } from "../../src/launch/settle.ts"
import * as Tail from "../../src/launch/tail.ts"
import { bind } from "../../src/platform/socket.ts"

let home: string
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), "raise-"))
})
afterEach(() => fs.rmSync(home, { recursive: true }))

/** Why a process that runs `program` is not raised; `cwd` is where its app is looked for. */
const failing = (program: string, { cwd = home, born = (_pid: number): void => {} } = {}) =>
  Effect.gen(function* () {
    const preload = join(home, "program.cjs")
    fs.writeFileSync(preload, `const { writeSync } = require("node:fs")\n${program}`)
    const tail = yield* Tail.open(join(home, "server.log"))
    const socket = yield* bind("127.0.0.1", 0)
    const options = { host: "127.0.0.1", port: 0, workers: 1, logLevel: "info", app: "./app.js" } as const
    const files = { cwd, pidFile: join(home, "server.pid"), logFile: join(home, "server.log") }
    return yield* raise({
      settings: settle({ ...options, ...files }, socket.port),
      env: { PATH: process.env.PATH ?? "", NODE_OPTIONS: `--require ${preload}` },
      tail,
      lock: tail.fd,
      socket: socket.fd,
      alone: false,
      born: (pid) => Effect.sync(() => born(pid))
    }).pipe(Effect.flip)
  }).pipe(Effect.scoped)

const said = (...announcements: ReadonlyArray<object>) =>
  `writeSync(3, ${JSON.stringify(announcements.map((each) => `${JSON.stringify(each)}\n`).join(""))})`

describe("a server process that does not come up", () => {
  it.live("is told with its exit code and what it left in the log", () =>
    Effect.gen(function* () {
      const error = yield* failing('writeSync(2, "out of luck\\n"); process.exit(3)')
      expect(error).toMatchObject({ _tag: "ServerExited", code: 3, signal: undefined, log: "  out of luck" })
      expect(error.message).toContain("exited with code 3")
    })
  )

  it.live("may end without a word, as if all were well", () =>
    Effect.gen(function* () {
      const error = yield* failing("process.exit(0)")
      expect(error).toMatchObject({ _tag: "ServerExited", code: 0, log: undefined })
      expect(error.message).toContain("stopped (exit code 0)")
    })
  )

  it.live("is told with the signal that ended it", () =>
    Effect.gen(function* () {
      const wait = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)"
      const error = yield* failing(wait, { born: (pid) => process.kill(pid, "SIGKILL") })
      expect(error).toMatchObject({ _tag: "ServerExited", code: undefined, signal: "SIGKILL" })
      expect(error.message).toContain("was ended by SIGKILL")
    })
  )

  it.live("is told in its own words where it refuses, whatever it said before", () =>
    Effect.gen(function* () {
      const refusal = new AppFailed({ app: "./app.js", reason: "no such file" })
      const error = yield* failing(said({ type: "done" }, { type: "refused", failure: flatten(refusal) }))
      expect(error).toMatchObject({ _tag: "AppFailed", message: refusal.message })
    })
  )

  it.live("is heard about what it waits for, before it says how it ended", () =>
    Effect.gen(function* () {
      const steps: Array<string> = []
      const refusal = new ServerExited({ how: "was stopped" })
      const program = said(
        { type: "progress", step: "waiting for luck" },
        { type: "refused", failure: flatten(refusal) }
      )
      const watcher = { step: (what: string) => Effect.sync(() => void steps.push(what)) }
      const error = yield* Effect.provideService(failing(program), Progress, watcher)
      expect(error.message).toBe(refusal.message)
      expect(steps).toContain("waiting for luck")
    })
  )

  it.live("is told as one that was never there where the system does not start it", () =>
    Effect.gen(function* () {
      const error = yield* failing("", { cwd: join(home, "none") })
      expect(error._tag).toBe("ServerExited")
      expect(error.message).toMatch(/could not be spawned \(.*ENOENT\)/)
    })
  )
})
