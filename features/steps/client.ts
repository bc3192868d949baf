/** Clients that keep a server busy. */
import assert from "node:assert/strict"
import { once } from "node:events"
import { type Agent, request } from "node:http"
import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { Given, Then, When } from "@cucumber/cucumber"
import { eventually } from "../support/eventually.ts"
import { get, speaking } from "../support/http.ts"
import { parse } from "../support/json.ts"
import type { Scenario } from "../support/scenario.ts"

const KEY = Buffer.alloc(16).toString("base64")

Given(/^(\d+) idle connections to it$/, async function (this: Scenario, count: string) {
  const { hostname, port } = new URL(this.names.url ?? "")
  const sockets = Array.from({ length: Number(count) }, () =>
    connect(Number(port), hostname).on("error", () => undefined)
  )
  await Promise.all(sockets.map((socket) => once(socket, "connect")))
  this.undo.push(() => sockets.map((socket) => socket.destroy()))
})

When(/^clients ask (\S+) without a pause$/, function (this: Scenario, url: string) {
  const crowd = { stopped: false, failures: [] as Array<string>, count: 0 }
  const { Agent } = speaking(this.fill(url))
  const agent = new Agent({ keepAlive: true })
  const loops = Array.from({ length: 8 }, (_, n) => client(this.fill(url), n < 4 ? agent : new Agent(), crowd))
  this.crowd = async () => {
    crowd.stopped = true
    await Promise.all(loops)
    return crowd
  }
  this.undo.push(() => {
    crowd.stopped = true
    agent.destroy()
  })
})

Then("no request of the clients failed", async function (this: Scenario) {
  const crowd = await this.crowd?.()
  assert.deepEqual(crowd?.failures, [])
  assert.notEqual(crowd.count, 0)
})

Then(
  /^(\d+) process(?:es)? answers? at (\S+?)(?: in a while)?$/,
  async function (this: Scenario, count: string, url: string) {
    await eventually(async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, () => get(this.fill(url))))
      assert.equal(new Set(answers.map(({ body }) => parse(body).pid)).size, Number(count))
    })
  }
)

Then(/^a WebSocket to (\S+) echoes (\w+)$/, async function (this: Scenario, url: string, word: string) {
  const headers = {
    connection: "upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": KEY
  }
  const sent = request(this.fill(url), { agent: false, headers })
  sent.on("error", () => undefined).end()
  const [, socket] = await once(sent, "upgrade")
  this.undo.push(() => socket.destroy())
  socket.on("error", () => undefined)
  // One text frame, as RFC 6455 has it: masked, with a mask of zeros.
  socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | word.length, 0, 0, 0, 0]), Buffer.from(word)]))
  const [frame] = await once(socket, "data")
  assert.equal(frame.subarray(2).toString(), word)
})

When(/^a client keeps a connection to (\S+)$/, async function (this: Scenario, url: string) {
  const { hostname, port } = new URL(this.fill(url))
  const socket = connect(Number(port), hostname).setEncoding("utf8")
  socket.on("error", () => undefined)
  await once(socket, "connect")
  socket.write(`GET /ready HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`)
  const [first] = await once(socket, "data")
  assert.match(String(first), /^HTTP\/1.1 200/)
  this.connection = socket
  this.undo.push(() => socket.destroy())
})

Then(/^the client's connection is answered 503 at \/ready, or was closed$/, async function (this: Scenario) {
  const socket = this.connection
  assert.ok(socket, "no client keeps a connection")
  const ended = socket.closed ? Promise.resolve("closed") : once(socket, "close").then(() => "closed")
  const answer = once(socket, "data").then(([text]) => String(text))
  if (socket.writable) socket.write("GET /ready HTTP/1.1\r\nHost: here\r\n\r\n")
  assert.match(await Promise.race([ended, answer]), /^(closed|HTTP\/1.1 503)/)
})

async function client(
  url: string,
  agent: Agent,
  crowd: { stopped: boolean; failures: Array<string>; count: number }
): Promise<void> {
  while (!crowd.stopped) {
    const outcome = await new Promise<string>((resolve) => {
      const sent = speaking(url).request(url, { agent }, (response) => {
        response.resume().once("end", () => resolve(String(response.statusCode)))
        response.once("error", (error) => resolve(error.message))
      })
      sent.once("error", (error) => resolve(error.message))
      sent.end()
    })
    crowd.count += 1
    if (outcome !== "200") crowd.failures.push(outcome)
    await sleep(1)
  }
}
