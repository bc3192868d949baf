import * as http from "node:http"
import type { AddressInfo } from "node:net"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/TestClock"
import { awaitHealthy, probe } from "../../src/launch/health.ts"

const tokens = { ask: "the question", answer: "the answer" }

/** A real server on loopback, and its URL. */
const serving = (listener: http.RequestListener) =>
  Effect.acquireRelease(
    Effect.async<http.Server>((resume) => {
      const server = http.createServer(listener)
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)))
    }),
    (server) =>
      Effect.sync(() => {
        server.closeAllConnections()
        server.close()
      })
  ).pipe(Effect.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`))

/** Answers as the server of this launch does. */
const ours: http.RequestListener = (request, response) =>
  response.end(request.headers["agents-probe"] === tokens.ask ? JSON.stringify({ answer: tokens.answer }) : "?")

describe("the probe", () => {
  it.scoped("is content with the server that was launched", () =>
    Effect.gen(function* () {
      const url = yield* serving(ours)
      yield* probe({ url, tokens })
    })
  )

  const strangers: ReadonlyArray<readonly [string, http.RequestListener, RegExp]> = [
    [
      "a decoy that answers 200 to everything",
      (_request, response) => response.end("ok"),
      /answers 200, but it is not this server/
    ],
    [
      "an echo of what it was asked",
      (request, response) => response.end(String(request.headers["agents-probe"])),
      /not this server/
    ],
    [
      "the server of another launch",
      (_request, response) => response.end('{"answer":"another answer"}'),
      /not this server/
    ],
    ["a server that fails", (_request, response) => void response.writeHead(500).end(), /answers 500/],
    ["a server that hangs up", (request) => request.socket.destroy(), /socket hang up/],
    [
      "a server that promises more than it sends",
      (_request, response) => {
        response.writeHead(200, { "content-length": 100 })
        response.write("x", () => response.destroy())
      },
      /aborted/
    ]
  ]
  for (const [who, listener, reason] of strangers)
    it.scoped(`is not taken in by ${who}`, () =>
      Effect.gen(function* () {
        const url = yield* serving(listener)
        expect((yield* Effect.flip(probe({ url, tokens }))).reason).toMatch(reason)
      })
    )

  it.scoped("is not content with one that is not ready, and hears why", () =>
    Effect.gen(function* () {
      const unready = "the plugin hello is not ready: database: gone"
      const url = yield* serving((_request, response) => response.end(JSON.stringify({ ...tokens, unready })))
      expect((yield* Effect.flip(probe({ url, tokens }))).reason).toBe(unready)
    })
  )

  it.scoped("says that nobody listens", () =>
    Effect.gen(function* () {
      const url = yield* Effect.scoped(serving(ours))
      expect((yield* Effect.flip(probe({ url, tokens }))).reason).toMatch(/ECONNREFUSED/)
    })
  )

  it.scopedLive("is repeated until the server answers, and tells each time why it did not yet", () =>
    Effect.gen(function* () {
      let asked = 0
      const url = yield* serving((request, response) =>
        ++asked < 3 ? void response.writeHead(503).end() : ours(request, response)
      )
      const reasons: Array<string> = []
      yield* awaitHealthy({ url, tokens }, (reason) => Effect.sync(() => reasons.push(reason)))
      expect(reasons).toEqual([
        `${url} answers 503, but it is not this server`,
        `${url} answers 503, but it is not this server`
      ])
    })
  )

  it.scoped("gives up on an answer that does not come, and asks again", () =>
    Effect.gen(function* () {
      let asked = 0
      const heard = yield* Effect.makeLatch()
      const url = yield* serving((request, response) => {
        if (++asked === 1) Effect.runFork(heard.open)
        else ours(request, response)
      })
      const reasons: Array<string> = []
      const fiber = yield* Effect.fork(
        awaitHealthy({ url, tokens }, (reason) => Effect.sync(() => reasons.push(reason)))
      )
      yield* heard.await
      yield* TestClock.adjust("2 seconds")
      expect(reasons).toEqual([`${url} accepts connections and does not answer`])
      yield* TestClock.adjust("20 millis")
      yield* Fiber.join(fiber)
      expect(asked).toBe(2)
    })
  )
})
