import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Lock from "../../src/platform/lock.ts"
import * as Hold from "../../src/server/hold.ts"

let directory = ""
let path = ""
let first = 0

beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), "hold-"))
  path = join(directory, "server.pid.lock")
  first = fs.openSync(path, "w+")
})

afterEach(() => {
  fs.closeSync(first)
  fs.rmSync(directory, { recursive: true })
})

const during = <A>(look: (hold: Hold.Hold) => Effect.Effect<A, unknown>): Promise<A> =>
  Effect.runPromise(Effect.scoped(Effect.flatMap(Hold.over(path, first), look)))

describe("the lock of a server", () => {
  it("is on a new file after the first was deleted, as often as that happens, and held with no more descriptors", async () => {
    const places = await during((hold) =>
      Effect.gen(function* () {
        const seen: Array<unknown> = [hold.place()]
        for (let times = 0; times < 3; times++) {
          fs.rmSync(path)
          seen.push(hold.place(), yield* hold.renew, hold.place(), Lock.isHeld(path))
        }
        expect(hold.fd()).toBeLessThan(first + 30)
        hold.clear()
        return seen
      })
    )
    const again = ["none", true, "own", true]
    expect(places).toEqual(["own", ...again, ...again, ...again])
    expect(Lock.isHeld(path)).toBe(false)
  })

  it("is not taken from another that holds the file that lies there now", async () => {
    fs.rmSync(path)
    const seen = await during((hold) =>
      Effect.gen(function* () {
        const other = Option.getOrThrow(yield* Lock.attempt(path))
        const refused = [yield* hold.renew, hold.place(), hold.fd()]
        expect(other.path).toBe(path)
        return refused
      }).pipe(Effect.scoped)
    )
    expect(seen).toEqual([false, "another", first])
  })

  it("stays as it is where no lock can be made", async () => {
    fs.rmSync(path)
    fs.mkdirSync(path)
    expect(await during((hold) => Effect.either(hold.renew))).toMatchObject({ left: { _tag: "PidFileError" } })
    expect(await during((hold) => Effect.sync(hold.place))).toBe("none")
  })
})
