import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:net"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { describe, expect, it } from "vitest"
import { version } from "../../src/contract/version.ts"
import { greet } from "../../src/link/greet.ts"
import { listen, serve } from "./place.ts"

const OURS = { name: "cleveragents", version: "1.2.3-beta.1+5", protocols: [0, 1] }

const told = (url: string, token?: string, patience = 5000) =>
  Effect.runPromise(
    Effect.either(greet({ url, tls: { verify: true }, ...(token !== undefined && { token }) }, patience)).pipe(
      Effect.map(Either.match({ onLeft: ({ cause }) => cause, onRight: (greeting) => greeting }))
    )
  )

type Answer = { readonly status?: number; readonly location?: string; readonly body: unknown }

/** A server with one answer at /version, another everywhere else. */
const answering = (introduction: Answer, status = 200) =>
  serve((request, answer) => write(answer, request.url === "/version" ? introduction : { status, body: {} }))

const write = (answer: ServerResponse, { status = 200, location, body }: Answer): void => {
  answer.writeHead(status, location === undefined ? {} : { location })
  answer.end(typeof body === "string" ? body : JSON.stringify(body))
}

describe("a server that says who it is", () => {
  it("is known by its name, its version and how long it took", async () => {
    const { name, version } = OURS
    expect(await told(await answering({ body: OURS }))).toEqual({
      name,
      version,
      token: "none",
      latencyMs: expect.any(Number)
    })
  })

  it("may have nothing else, as an app may", async () => {
    expect(await told(await answering({ body: OURS }, 404))).toMatchObject({ token: "none" })
  })

  it("is asked below its path", async () => {
    const url = await serve((request, answer) =>
      write(answer, request.url?.startsWith("/agents/") ? { body: OURS } : { status: 404, body: "" })
    )
    expect(await told(`${url}/agents`)).toMatchObject({ token: "none" })
  })

  it("gets the token only then", async () => {
    const asked: Array<[string | undefined, string | undefined]> = []
    const listener = (introduction: object) => (request: IncomingMessage, answer: ServerResponse) => {
      asked.push([request.url, request.headers.authorization])
      write(answer, { body: introduction })
    }
    expect(await told(await serve(listener(OURS)), "secret")).toMatchObject({ token: "accepted" })
    expect(asked).toEqual([
      ["/version", undefined],
      ["/", "Bearer secret"]
    ])
    asked.length = 0
    expect(await told(await serve(listener({ name: "other" })), "secret")).toMatchObject({ problem: "not-ours" })
    expect(asked).toEqual([["/version", undefined]])
  })

  it.each([
    [401, "secret", "token-refused"],
    [403, "secret", "token-refused"],
    [401, undefined, "token-missing"],
    [429, "secret", "busy"]
  ])("and answers %s to the token %s", async (status, token, problem) => {
    expect(await told(await answering({ body: OURS }, status), token)).toMatchObject({ problem })
  })

  it.each([
    [[0], `its version 1.2.3-beta.1+5 is too old for this command, which is ${version}`],
    [[2, 3], `this command, version ${version}, is too old for its version 1.2.3-beta.1+5`]
  ])("and speaks only the protocols %j", async (protocols, reason) => {
    expect(await told(await answering({ body: { ...OURS, protocols } }))).toMatchObject({
      problem: "version-too-old",
      reason
    })
  })
})

describe("a server that is not ours", () => {
  it.each<[string, Answer]>([
    ["speaks no JSON", { body: "<html>" }],
    ["says nothing", { body: "" }],
    ["says null", { body: "null" }],
    ["has another name", { body: { ...OURS, name: "other" } }],
    ["has no version", { body: { ...OURS, version: 1 } }],
    ["has a version that commands the terminal", { body: { ...OURS, version: "\u001b[31m" } }],
    ["speaks no protocol", { body: { ...OURS, protocols: [] } }],
    ["counts its protocols in halves", { body: { ...OURS, protocols: [1, 1.5] } }],
    ["has protocols that are none", { body: { ...OURS, protocols: "1" } }],
    ["has nothing there", { status: 404, body: OURS }],
    ["wants a token for that", { status: 401, body: OURS }],
    ["forbids it", { status: 403, body: OURS }],
    ["redirects", { status: 302, location: "http://127.0.0.1:1/", body: "" }],
    ["goes on too long", { body: `{"name": "${"x".repeat(100_000)}"}` }]
  ])("%s", async (_, answer) => {
    expect(await told(await answering(answer))).toMatchObject({ problem: "not-ours" })
  })

  it("cannot command the terminal by where it redirects to", async () => {
    const url = await listen(
      createServer((socket) =>
        socket.on("error", () => {}).end("HTTP/1.1 302 Found\r\nlocation: \x9b31m\r\n\r\n", "latin1")
      )
    )
    expect(await told(url)).toMatchObject({ reason: "it redirects to \\x9b31m, which is not followed" })
  })

  it("stops in the middle", async () => {
    const url = await serve((_, answer) => {
      answer.writeHead(200, { "content-length": 100 })
      answer.write("{", () => answer.destroy())
    })
    expect(await told(url)).toMatchObject({ problem: "reset" })
  })
})

describe("a server that takes too long", () => {
  it("to answer at all", async () => {
    const url = await serve(() => {})
    expect(await told(url, undefined, 200)).toMatchObject({ reason: "it accepts connections and does not answer" })
  })

  it("to say whether it accepts the token", async () => {
    const url = await serve((request, answer) => void (request.url === "/version" && write(answer, { body: OURS })))
    expect(await told(url, "secret", 500)).toMatchObject({
      reason: "it did not say in time whether it accepts the token"
    })
  })
})
