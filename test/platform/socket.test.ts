import * as net from "node:net"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bind, refused } from "../../src/platform/socket.ts"

const connects = (port: number): Effect.Effect<boolean> =>
  Effect.async((resume) => {
    const client = net.connect(port, "127.0.0.1")
    client.once("connect", () => {
      client.destroy()
      resume(Effect.succeed(true))
    })
    client.once("error", () => resume(Effect.succeed(false)))
  })

describe("a listening socket", () => {
  it.effect("is on the port that the system chose where 0 was asked for, and is closed with its scope", () =>
    Effect.gen(function* () {
      const port = yield* Effect.scoped(
        Effect.gen(function* () {
          const socket = yield* bind("127.0.0.1", 0)
          expect(socket.port).toBeGreaterThan(0)
          expect(socket.fd).toBeGreaterThan(2)
          expect(yield* connects(socket.port)).toBe(true)
          return socket.port
        })
      )
      expect(yield* connects(port)).toBe(false)
    })
  )

  it.effect("names who holds a busy port", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { port } = yield* bind("127.0.0.1", 0)
        const error = yield* Effect.flip(Effect.scoped(bind("127.0.0.1", port)))
        expect(error._tag).toBe("AddressInUse")
        expect(error.message).toContain(`port ${port} is already in use by PID ${process.pid} (`)
      })
    )
  )

  const unavailable: ReadonlyArray<readonly [string, string, RegExp]> = [
    ["an address that is not this machine's", "192.0.2.1", /not an address of this machine/],
    ["a host name that nobody knows", "no-such-host.invalid", /host name/]
  ]
  for (const [what, host, reason] of unavailable)
    it.effect(`says why it cannot be had on ${what}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(Effect.scoped(bind(host, 0)))
        expect(error._tag).toBe("AddressUnavailable")
        expect(error.message).toMatch(reason)
        expect(error.hint).toBeDefined()
      })
    )

  it("says what the system says where there are no other words", () => {
    for (const code of [undefined, "EWHAT"]) {
      const error = refused({ code, message: "listen EWHAT: odd" }, "127.0.0.1", 8080)
      expect(error).toMatchObject({ _tag: "AddressUnavailable", reason: "listen EWHAT: odd", advice: undefined })
    }
  })
})
