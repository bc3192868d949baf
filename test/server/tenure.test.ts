import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Settings } from "../../src/contract/settings.ts"
import { settle } from "../../src/launch/settle.ts"
import { self } from "../../src/platform/proc.ts"
import * as Record from "../../src/platform/record.ts"
import { inherit } from "../../src/server/heir.ts"
import * as Hold from "../../src/server/hold.ts"
import { type Tenure, take } from "../../src/server/tenure.ts"

let directory = ""
let lock = 0
let settings: Settings

beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), "tenure-"))
  const pidFile = join(directory, "server.pid")
  lock = fs.openSync(`${pidFile}.lock`, "w+")
  settings = settle({ host: "127.0.0.1", port: 1, workers: 1, logLevel: "info", cwd: "/", pidFile }, 1)
})

afterEach(() => {
  fs.closeSync(lock)
  fs.rmSync(directory, { recursive: true, force: true })
})

/** What `look` sees while this process is the server. */
const during = <A>(look: (tenure: Tenure, hold: Hold.Hold) => Effect.Effect<A>): Promise<A> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.flatMap(held, (hold) => Effect.flatMap(take(settings, "daemon", hold), (tenure) => look(tenure, hold)))
    )
  )

const held = Effect.suspend(() => Hold.over(`${settings.pidFile}.lock`, lock))
const phase = () => Record.readFrom(lock)?.phase
const successor = () => {
  Record.write(lock, { phase: "running", mode: "daemon", holder: { ...self(), pid: 1 }, version: "2.0.0", settings })
  fs.writeFileSync(settings.pidFile, "1\n")
}

describe("who is the server", () => {
  it("says so in the lock file and the PID file, and takes both back", async () => {
    const seen = await during((tenure) =>
      Effect.sync(() => [tenure.holder(), phase(), fs.readFileSync(settings.pidFile, "utf8")])
    )
    expect(seen).toEqual(["this", "running", `${process.pid}\n`])
    expect(phase()).toBeUndefined()
    expect(fs.existsSync(settings.pidFile)).toBe(false)
  })

  it("says that it stops", async () => {
    expect(await during(({ stopping }) => Effect.map(stopping, phase))).toBe("stopping")
  })

  it("leaves the files to a successor that has taken over meanwhile", async () => {
    const seen = await during(({ stopping, holder }) =>
      Effect.sync(successor).pipe(
        Effect.zipRight(stopping),
        Effect.map(() => [holder(), phase()])
      )
    )
    expect(seen).toEqual(["another", "running"])
    expect(phase()).toBe("running")
    expect(fs.readFileSync(settings.pidFile, "utf8")).toBe("1\n")
  })

  it("leaves a PID file that somebody else wrote", async () => {
    await during(() => Effect.sync(() => fs.writeFileSync(settings.pidFile, "4711\n")))
    expect(fs.readFileSync(settings.pidFile, "utf8")).toBe("4711\n")
  })

  it("leaves a home that others began anew as it is", async () => {
    const place = await during((_, hold) =>
      Effect.sync(() => {
        fs.rmSync(directory, { recursive: true })
        fs.mkdirSync(directory)
        for (const name of ["server.pid", "server.pid.lock", "server.pid.sock"])
          fs.writeFileSync(join(directory, name), "")
        return hold.place()
      })
    )
    expect(place).toBe("another")
    expect(fs.readdirSync(directory).sort()).toEqual(["server.pid", "server.pid.lock", "server.pid.sock"])
  })

  it("is refused where there is no place for its PID file", async () => {
    fs.rmSync(directory, { recursive: true })
    const refusal = await Effect.runPromise(
      Effect.scoped(Effect.flatMap(held, (hold) => Effect.flip(take(settings, "daemon", hold))))
    )
    expect(refusal).toMatchObject({ _tag: "PidFileError", path: settings.pidFile })
  })
})

describe("an heir", () => {
  it("inherits nothing of a server that was stopped", () => {
    expect(inherit(lock, "{}")).toBeUndefined()
  })

  it("is the server from the moment that it reads the will", () => {
    successor()
    expect(inherit(lock, '{"failures":2}')).toEqual({ settings, past: { failures: 2, restarts: 0 } })
    expect(Record.readFrom(lock)?.holder).toEqual(self())
    expect(fs.readFileSync(settings.pidFile, "utf8")).toBe(`${process.pid}\n`)
  })
})
