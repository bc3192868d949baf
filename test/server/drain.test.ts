import { describe, expect, it } from "vitest"
import { type Child, Client, type Order, running, WebSocket } from "./child.ts"

const LEAVING: ReadonlyArray<Order["type"]> = ["drain", "retire"]

const leave = async (server: Child, order: Order) => {
  server.tell(order)
  await server.until("leaving")
}

const idle = async (server: Child, path = "/live") => {
  const client = new Client(server.port).get(path)
  await client.until(path === "/live" ? "}" : "done")
  client.received = ""
  return client
}

const slow = async (server: Child, ms: number, headers = "") => {
  const begun = server.log.filter(({ msg }) => msg === "slow begins").length + 1
  const client = new Client(server.port).get(`/slow?ms=${ms}`, headers)
  await server.lines(({ msg }) => msg === "slow begins", begun)
  return client
}

const refusesConnections = async (server: Child) => {
  expect(await new Client(server.port).closed()).toContain("ECONNREFUSED")
}

const live = () => running({ app: "live/app.mjs" })

describe.each(LEAVING)("a server that is told to leave (%s)", (type) => {
  it("answers the requests that are under way, as the last of their connections, and then is gone", async () => {
    const server = await live()
    const clients = await Promise.all([slow(server, 3000), slow(server, 500)])
    await leave(server, { type })
    await refusesConnections(server)
    for (const client of clients) {
      const answer = await client.closed()
      expect(answer).toContain("200 OK")
      expect(answer).toContain("connection: close")
      expect(answer.endsWith("done")).toBe(true)
    }
    await server.until("left")
    expect(await server.ended()).toBe(0)
  })

  it("takes an upload to its end", async () => {
    const server = await live()
    const head =
      "POST /upload HTTP/1.1\r\nHost: here\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    const client = new Client(server.port).send(`${head}5\r\nfirst\r\n`)
    await idle(server)
    await leave(server, { type, idle: 50 })
    await refusesConnections(server)
    client.send("6\r\nsecond\r\n0\r\n\r\n")
    expect(await client.closed()).toContain('{"size":11}')
    await server.ended()
  })

  it("answers all requests that wait behind each other on one connection", async () => {
    const server = await live()
    const client = new Client(server.port).get("/slow?ms=300").get("/slow?ms=100")
    await server.lines(({ msg }) => msg === "slow begins", 2)
    await leave(server, { type })
    const answer = await client.get("/live").closed()
    expect(answer.match(/200 OK/g)).toHaveLength(3)
    expect(answer.match(/connection: close/g)).toHaveLength(1)
    await server.until("left")
  })

  it("sends a large answer to a slow reader to its end", async () => {
    const server = await live()
    const client = new Client(server.port).get("/large")
    await client.until("200 OK")
    client.socket.pause()
    await leave(server, { type, idle: 50 })
    await refusesConnections(server)
    client.socket.resume()
    const answer = await client.closed()
    expect(answer.length - answer.indexOf("\r\n\r\n") - 4).toBe(64 * 1024 * 1024)
    await server.ended()
  })

  it.each(["raw", "fastify"])("ends streams of events at once, as streams end (%s)", async (how) => {
    const server = await live()
    const client = new Client(server.port).get(`/events?how=${how}`)
    await client.until("data: ")
    await leave(server, { type })
    expect((await client.closed()).endsWith("0\r\n\r\n")).toBe(true)
    await server.until("left")
    expect(server.log.filter(({ level }) => level === "error" || level === "critical")).toEqual([])
  })

  it("ends streams whose readers are slow and whose writers do not notice, without an error", async () => {
    const server = await live()
    const client = new Client(server.port).get("/events?how=flood")
    await client.until("data: ")
    client.socket.pause()
    // Long enough that nothing more goes into the connection.
    await idle(server, "/slow?ms=500")
    await leave(server, { type, idle: 50 })
    await refusesConnections(server)
    client.socket.resume()
    expect((await client.closed()).endsWith("0\r\n\r\n")).toBe(true)
    await server.until("left")
  })

  it("ends a stream of events that begins only now", async () => {
    const server = await live()
    const client = new Client(server.port).get("/events?how=late")
    await server.lines(({ msg }) => msg === "late begins")
    await leave(server, { type })
    const answer = await client.closed()
    expect(answer).toContain("data: at last")
    expect(answer.endsWith("0\r\n\r\n")).toBe(true)
    await server.until("left")
  })

  it("says goodbye over WebSockets at once", async () => {
    const server = await running({ app: "sockets/app.mjs" })
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/echo`)
    await new Promise((resume) => socket.once("open", resume))
    const closed = new Promise((resume) => socket.once("close", resume))
    await leave(server, { type })
    expect(await closed).toBe(1001)
    await server.until("left")
    expect(await server.ended()).toBe(0)
  })

  it("ends a connection that speaks something else at once", async () => {
    const server = await running({ app: "sockets/raw.mjs" })
    const client = new Client(server.port).get("/", "Connection: Upgrade\r\nUpgrade: echo\r\n")
    await client.until("101 Switching Protocols")
    await client.send("hello").until("hello")
    await leave(server, { type })
    expect((await client.closed()).endsWith("hello")).toBe(true)
    await server.until("left")
  })

  it("ends a request that takes longer than its grace", async () => {
    const server = await live()
    const client = await slow(server, 60_000)
    await leave(server, { type, grace: 100 })
    expect(await client.closed()).toBe("")
    await server.until("left")
    expect((await server.lines(({ msg }) => msg === "request"))[0]).toMatchObject({
      url: "/slow?ms=60000",
      aborted: true
    })
  })

  it("cuts everything when it is told so a second time", async () => {
    const server = await live()
    const client = await slow(server, 60_000)
    await leave(server, { type })
    server.tell({ type: "cut" })
    expect(await client.closed()).toBe("")
    await server.until("left")
  })

  it("runs the closing hooks of the app, when nobody is connected any more", async () => {
    const server = await live()
    const client = await slow(server, 200)
    await leave(server, { type })
    await client.closed()
    await server.until("left")
    const order = server.log.map(({ msg }) => msg)
    expect(order.indexOf("closing hook")).toBeGreaterThan(order.indexOf("request"))
  })
})

describe("a server that drains", () => {
  it("goes although a closing hook of the app hangs, and says so in the log", async () => {
    const server = await running({ app: "live/app.mjs", env: { HANG: "close" } })
    await leave(server, { type: "drain" })
    await server.until("left")
    expect(server.log.at(-1)).toMatchObject({ level: "error", msg: "the app could not be closed" })
  }, 15_000)

  it("closes fifty idle connections at once, used and unused ones", async () => {
    const server = await live()
    const used = await Promise.all(Array.from({ length: 25 }, () => idle(server)))
    const unused = Array.from({ length: 25 }, () => new Client(server.port))
    // A connection is accepted after those before it.
    await idle(server)
    await leave(server, { type: "drain" })
    for (const client of [...used, ...unused]) expect(await client.closed()).toBe("")
    await server.until("left")
  })

  it("answers a request whose beginning has come, and is not ready any more", async () => {
    const server = await live()
    const client = await idle(server)
    client.send("GET /ready HTTP/1.1\r\n")
    // What was sent first arrives first.
    await idle(server)
    await leave(server, { type: "drain" })
    await refusesConnections(server)
    client.send("Host: here\r\n\r\n")
    const answer = await client.closed()
    expect(answer).toContain("503 Service Unavailable")
    expect(answer).toContain('{"status":"draining"}')
    await server.until("left")
  })

  it("closes a connection as soon as what it was told to keep open has become idle", async () => {
    const server = await live()
    const client = new Client(server.port).get("/large")
    await client.until("200 OK")
    await leave(server, { type: "drain" })
    await client.closed()
    await server.until("left")
  })
})

describe("a server that retires", () => {
  it("leaves idle connections open until their clients came once more, and stays ready for them", async () => {
    const server = await live()
    const clients = await Promise.all(Array.from({ length: 16 }, () => idle(server)))
    await leave(server, { type: "retire" })
    await refusesConnections(server)
    for (const client of clients) {
      const answer = await client.get("/ready").closed()
      expect(answer).toContain("200 OK")
      expect(answer).toContain("connection: close")
      expect(answer).toContain('{"status":"ready"}')
    }
    await server.until("left")
  })

  it("agrees to speak something else, and ends it at once", async () => {
    const server = await running({ app: "sockets/raw.mjs" })
    const client = await idle(server)
    await leave(server, { type: "retire" })
    client.get("/", "Connection: Upgrade\r\nUpgrade: WebSocket\r\n")
    const answer = await client.closed()
    expect(answer).toContain("101 Switching Protocols")
    expect(answer.endsWith("\x88\x02\x03\xe9")).toBe(true)
    await server.until("left")
  })

  it("closes those whose clients do not come", async () => {
    const server = await live()
    const clients = [await idle(server), new Client(server.port)]
    await idle(server)
    await leave(server, { type: "retire", idle: 100 })
    for (const client of clients) expect(await client.closed()).toBe("")
    await server.until("left")
  })
})
