import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { beforeEach } from "vitest"
import { dial, offer } from "../../src/platform/control.ts"

let home: string
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), "control-"))
})

/** Offers a control socket that answers everything with `stopping`. */
const answering = (path: string) =>
  offer(
    path,
    (connection) => void connection.on("error", () => {}).once("data", () => connection.end('{"type":"stopping"}\n'))
  )

const asked = (path: string) =>
  Effect.gen(function* () {
    const connection = yield* dial(path)
    yield* connection.send({ type: "stop" })
    return [yield* connection.receive, yield* connection.receive]
  }).pipe(Effect.scoped)

describe("a control socket", () => {
  it.scoped("carries a request and its answer, and then its end", () =>
    Effect.gen(function* () {
      const path = join(home, "server.pid.sock")
      yield* answering(path)
      expect(yield* asked(path)).toEqual([Option.some({ type: "stopping" }), Option.none()])
      expect(fs.statSync(path).mode & 0o777).toBe(0o600)
    })
  )

  it.scoped("works at a path that is longer than the kernel takes, and shares nothing with a namesake", () =>
    Effect.gen(function* () {
      const deep = join(home, "d".repeat(120))
      fs.mkdirSync(join(deep, "one"), { recursive: true })
      fs.mkdirSync(join(deep, "two"))
      yield* answering(join(deep, "one", "server.pid.sock"))
      expect(fs.readdirSync(join(deep, "one"))).toEqual(["server.pid.sock"])
      expect(yield* asked(join(deep, "one", "server.pid.sock"))).toHaveLength(2)
      expect((yield* Effect.flip(asked(join(deep, "two", "server.pid.sock")))).code).toBe("ENOENT")
    })
  )

  it.scoped("is left alone by the end of an older server that offered it before", () =>
    Effect.gen(function* () {
      const path = join(home, "server.pid.sock")
      yield* Effect.scoped(answering(path))
      expect(fs.existsSync(path)).toBe(true)
      expect((yield* Effect.flip(asked(path))).code).toBe("ECONNREFUSED")
      yield* answering(path)
      expect(yield* asked(path)).toHaveLength(2)
    })
  )

  it.scoped("ends the conversation where the other side does not speak JSON", () =>
    Effect.gen(function* () {
      const path = join(home, "server.pid.sock")
      yield* offer(path, (connection) => void connection.end("HTTP/1.1 400 Bad Request\r\n\r\n"))
      expect(yield* asked(path)).toEqual([Option.none(), Option.none()])
    })
  )

  it.scoped("can neither be offered nor asked where its directory is gone, however long its path is", () =>
    Effect.gen(function* () {
      for (const path of [join(home, "none", "server.pid.sock"), join(home, "d".repeat(120), "server.pid.sock")]) {
        expect((yield* Effect.flip(Effect.scoped(answering(path)))).code).toMatch(/ENOENT|EACCES/)
        expect((yield* Effect.flip(asked(path))).code).toBe("ENOENT")
      }
    })
  )

  it.scoped("does not replace a directory", () =>
    Effect.gen(function* () {
      const path = join(home, "server.pid.sock")
      fs.mkdirSync(path)
      expect((yield* Effect.flip(Effect.scoped(answering(path)))).code).toBe("EISDIR")
    })
  )
})
