/**
 * The HTTP server and who is connected to it: what is under way for whom, so that a server can leave
 * without cutting anybody off. Node's `closeIdleConnections` cuts answers that are still being sent.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { Server as NetServer, type Socket } from "node:net"
import { Answer } from "./answer.ts"

interface Peer {
  readonly answers: Set<Answer>
  /** `bytesRead` of the socket when its last request had been read: more is the beginning of another one. */
  read: number
  /** What the socket speaks since it left HTTP: `websocket`, `h2c`. */
  protocol?: string
}

// Time for a client to read the notice before its socket goes.
const NOTICE_MS = 1000
// A close frame of the WebSocket protocol with code 1001, "going away".
const GOING_AWAY = Buffer.from([0x88, 0x02, 0x03, 0xe9])

export class Connections {
  readonly server: Server
  readonly #peers = new Map<Socket, Peer>()
  readonly #empty = new Set<() => void>()
  #leaving = false
  #dismissing = false

  constructor() {
    const server = createServer<typeof IncomingMessage, typeof ServerResponse>({ ServerResponse: Answer })
    server.on("request", (request, answer) => this.#begin(request, answer))
    server.on("connection", (socket: Socket) => this.#welcome(socket))
    // A listener for upgrades makes Node upgrade: ours comes only where the app has one.
    server.on("newListener", (event) => {
      if ((event === "upgrade" || event === "connect") && server.listenerCount(event) === 0) {
        queueMicrotask(() => server.prependListener(event, this.#upgrade))
      }
    })
    this.server = server
  }

  get size(): number {
    return this.#peers.size
  }

  /** Accepts no more; each answer from now on is the last of its connection; streams end now. */
  leave(): void {
    this.#leaving = true
    // `http.Server.close` would close idle connections too.
    NetServer.prototype.close.call(this.server)
    for (const [socket, peer] of this.#peers) {
      if (peer.protocol !== undefined) endUpgraded(socket, peer.protocol)
      for (const answer of peer.answers) answer.makeLast()
    }
  }

  /** Closes idle connections now, and others as soon as they are idle. */
  dismiss(): void {
    this.#dismissing = true
    for (const socket of this.#peers.keys()) this.#dismissIdle(socket)
  }

  /** Closes every connection, whatever is under way. */
  cut(): void {
    for (const socket of this.#peers.keys()) socket.destroy()
  }

  /** Calls back once nobody is connected; returns what takes that back. */
  onEmpty(callback: () => void): () => void {
    if (this.size === 0) callback()
    else this.#empty.add(callback)
    return () => void this.#empty.delete(callback)
  }

  #welcome(socket: Socket): void {
    this.#peers.set(socket, { answers: new Set(), read: 0 })
    socket.once("close", () => {
      this.#peers.delete(socket)
      if (this.size === 0) for (const callback of this.#empty) callback()
    })
  }

  #begin(request: IncomingMessage, answer: ServerResponse): void {
    const { socket } = request
    const peer = this.#peers.get(socket)
    if (peer === undefined || !(answer instanceof Answer)) return
    peer.answers.add(answer)
    if (this.#leaving) answer.makeLast()
    request.once("close", () => {
      peer.read = socket.bytesRead
    })
    answer.once("close", () => {
      peer.answers.delete(answer)
      peer.read = socket.bytesRead
      if (this.#dismissing) this.#dismissIdle(socket)
    })
  }

  readonly #upgrade = (request: IncomingMessage, socket: Socket): void => {
    const peer = this.#peers.get(socket)
    if (peer === undefined) return
    peer.protocol = String(request.headers.upgrade).toLowerCase()
    if (this.#leaving) endUpgraded(socket, peer.protocol)
  }

  #dismissIdle(socket: Socket): void {
    const peer = this.#peers.get(socket)
    if (peer === undefined || peer.protocol !== undefined) return
    if (peer.answers.size === 0 && peer.read === socket.bytesRead) socket.destroy()
  }
}

const endUpgraded = (socket: Socket, protocol: string): void => {
  if (protocol === "websocket" && socket.bytesWritten > 0) socket.end(GOING_AWAY)
  else socket.end()
  setTimeout(() => socket.destroy(), NOTICE_MS).unref()
}
