import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import { Answer } from "../../src/server/answer.ts"

let stop = () => {}
afterEach(() => stop())

/** What a client reads of an answer that `begin` begins, and that is told to leave `before` it begins or after. */
const read = async (begin: (answer: Answer) => void, before: boolean): Promise<string> => {
  const answers = (_request: IncomingMessage, answer: ServerResponse) => {
    if (!(answer instanceof Answer)) throw new Error("not our answer")
    if (before) answer.leave()
    begin(answer)
    answer.write("data: 1\n\n")
    if (!before) answer.leave()
  }
  const server = createServer<typeof IncomingMessage, typeof ServerResponse>({ ServerResponse: Answer }, answers)
  stop = () => {
    server.closeAllConnections()
    server.close()
  }
  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume))
  const { port } = server.address() as AddressInfo
  return new Promise((resume, reject) => {
    get({ port, host: "127.0.0.1", agent: false }, (response) => {
      let text = ""
      response.on("data", (chunk) => {
        text += chunk
      })
      response.once("end", () => resume(`${response.statusMessage} ${text}`))
    }).once("error", reject)
  })
}

const stream = "text/event-stream"

describe("an answer that is no stream", () => {
  it("is left to end by itself", async () => {
    const begin = (answer: Answer) => {
      answer.writeHead(200)
      setTimeout(() => answer.end("the rest"), 20)
    }
    for (const before of [true, false]) expect(await read(begin, before)).toBe("OK data: 1\n\nthe rest")
  })
})

describe("a stream of events that is told to leave", () => {
  it.each([
    ["by its headers alone", (answer: Answer) => answer.setHeader("content-type", stream), "OK"],
    ["with a status", (answer: Answer) => answer.writeHead(200, { "Content-Type": stream }), "OK"],
    ["with a reason", (answer: Answer) => answer.writeHead(200, "Fine", { "Content-Type": stream }), "Fine"],
    ["with a list", (answer: Answer) => answer.writeHead(200, ["Content-Type", stream]), "OK"],
    [
      "with a reason and no headers",
      (answer: Answer) => answer.setHeader("content-type", stream).writeHead(200, "Fine"),
      "Fine"
    ]
  ])("ends, however it was begun (%s)", async (_how, begin, reason) => {
    for (const before of [true, false]) expect(await read(begin, before)).toBe(`${reason} data: 1\n\n`)
  })
})
