import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { connect as dial, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { connect, type TLSSocket } from "node:tls"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { canCertify, certify } from "../../features/support/certificate.ts"
import { type Child, Client, type Order, running, WebSocket } from "./child.ts"

let home = ""
let pair = { cert: "", key: "" }
const open: Array<Socket> = []

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "tls-"))
  const { cert, key } = certify(home, "IP:127.0.0.1", "20200101000000Z", "20990101000000Z")
  pair = { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") }
})

afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy()
})

afterAll(() => rmSync(home, { recursive: true }))

const serving = (app?: string) => running({ pair, ...(app !== undefined && { app }) })

const joined = (port: number): Socket => {
  const socket = dial(port, "127.0.0.1").on("error", () => {})
  open.push(socket)
  return socket
}

/** Agrees on keys over a connection that is there, and trusts that very certificate alone. */
const secured = async (socket: Socket): Promise<TLSSocket> => {
  const secure = connect({ socket, ca: pair.cert, host: "127.0.0.1" }).setEncoding("latin1")
  secure.on("error", () => {})
  await once(secure, "secureConnect")
  return secure
}

const get = async (socket: TLSSocket, path: string): Promise<string> => {
  socket.write(`GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`)
  const [text] = await once(socket, "data")
  return String(text)
}

const leaving = async (server: Child, order: Order) => {
  server.tell(order)
  await server.until("leaving")
}

describe.skipIf(!canCertify())("a server that serves HTTPS", () => {
  it("closes what is idle as it drains, and answers what is under way", async () => {
    const server = await serving("./live/app.mjs")
    const [fresh, idle, busy] = await Promise.all([1, 2, 3].map(async () => secured(joined(server.port))))
    if (!fresh || !idle || !busy) throw new Error("no connections")
    expect(await get(idle, "/live")).toContain("200 OK")
    const closed = [once(fresh, "close"), once(idle, "close")]
    const answered = get(busy, "/slow")
    await server.lines(({ msg }) => msg === "slow begins")
    await leaving(server, { type: "drain" })
    await Promise.all(closed)
    expect(await answered).toMatch(/^HTTP\/1.1 200 OK\r\n.*connection: close/is)
    await server.until("left")
  })

  it("answers who was still agreeing on keys when it had a successor", async () => {
    const server = await serving()
    const socket = joined(server.port)
    await once(socket, "connect")
    // That one was accepted after the other.
    await get(await secured(joined(server.port)), "/live")
    await leaving(server, { type: "retire", idle: 20_000 })
    expect(await get(await secured(socket), "/live")).toMatch(/^HTTP\/1.1 200 OK\r\n.*connection: close/is)
  })

  it("says goodbye over WebSockets", async () => {
    const server = await serving("./sockets/app.mjs")
    const socket = new WebSocket(`wss://127.0.0.1:${server.port}/echo`, { ca: pair.cert })
    await once(socket, "open")
    server.tell({ type: "drain" })
    const [code] = await once(socket, "close")
    expect(code).toBe(1001)
    await server.until("left")
  })

  it("is not harmed by who speaks something else, or goes away half-way", async () => {
    const server = await serving()
    const plain = new Client(server.port).get("/live")
    await plain.closed()
    expect(plain.received).not.toContain("alive")
    const gone = joined(server.port)
    await once(gone, "connect")
    gone.resetAndDestroy()
    expect(await get(await secured(joined(server.port)), "/live")).toContain("200 OK")
    await leaving(server, { type: "drain" })
    await server.until("left")
  })
})
