import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { beforeEach } from "vitest"
import { mark } from "../../src/launch/mark.ts"
import * as Tail from "../../src/launch/tail.ts"

let home: string
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), "tail-"))
})

const logged = (before: string, during: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const path = join(home, "server.log")
      fs.writeFileSync(path, before)
      const tail = yield* Tail.open(path)
      fs.writeSync(tail.fd, during)
      return yield* tail.read
    })
  )

describe("the end of a log", () => {
  it.effect("is that of this launch alone", () =>
    Effect.gen(function* () {
      expect(yield* logged("an older launch\n", "")).toBe("")
      expect(yield* logged("an older launch\n", "this one\n")).toBe("  this one")
    })
  )

  it.effect("shows lines of ours as people read them, a stack of an error with it", () =>
    Effect.gen(function* () {
      const line = {
        level: "critical",
        msg: "it broke",
        err: { stack: "Error: no\n    at a (/app.js:1:2)\n    at b\n    at c" }
      }
      expect(yield* logged("", `${JSON.stringify(line)}\n{"half":\n`)).toBe(
        '  critical it broke Error: no\n        at a (/app.js:1:2)\n        at b\n  {"half":'
      )
    })
  )

  it.effect("tells why Node aborted, and not how it looked inside", () =>
    Effect.gen(function* () {
      const frames = Array.from(
        { length: 20 },
        (_, index) => `${String(index + 1).padStart(2)}: 0xb78db3 node::Abort() [node]`
      )
      const text = ["FATAL ERROR: out of memory", "----- Native stack trace -----", "", ...frames, ""].join("\n")
      expect(yield* logged("", text)).toBe("  FATAL ERROR: out of memory")
    })
  )

  it.effect("tells once what several workers say", () =>
    Effect.gen(function* () {
      expect(yield* logged("", "no such port\nworker 1 ends\nno such port\n")).toBe("  no such port\n  worker 1 ends")
    })
  )

  it.effect("has its last lines only, and nothing that could command a terminal", () =>
    Effect.gen(function* () {
      const text = Array.from({ length: 5_000 }, (_, index) => `line ${index} \u001b[31mred`).join("\n")
      const lines = (yield* logged("", text)).split("\n")
      expect(lines).toHaveLength(12)
      expect(lines.at(-1)).toBe("  line 4999 \\x1b[31mred")
    })
  )

  it.effect("goes on in the log that came after it, where it was rotated meanwhile", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const path = join(home, "server.log")
        fs.writeFileSync(path, "an older launch\n")
        const tail = yield* Tail.open(path)
        fs.writeSync(tail.fd, `${mark("2024-05-06T07:08:09.000Z")}one\n`)
        fs.renameSync(path, `${path}.1`)
        fs.writeFileSync(path, "two\n")
        expect(yield* tail.read).toBe("  one\n  two")
      })
    )
  )

  it.effect("is empty where the log was deleted meanwhile", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const tail = yield* Tail.open(join(home, "server.log"))
        fs.rmSync(join(home, "server.log"))
        expect(yield* tail.read).toBe("")
      })
    )
  )

  it.effect("cannot be had of a log that is a directory", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Effect.scoped(Tail.open(home)))
      expect(error.message).toBe(`cannot use the log file ${home}: it is a directory`)
      expect(error.exitCode).toBe(9)
    })
  )
})
