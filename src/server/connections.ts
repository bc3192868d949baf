/**
 * The HTTP server and who is connected to it: what is under way for whom, so that a server can leave
 * without cutting anybody off. Node's `closeIdleConnections` cuts answers that are still being sent.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { Server as NetServer, type Socket } from "node:net"
import type { Pair } from "../contract/settings.ts"
import { Answer } from "./answer.ts"
import { goodbye } from "./goodbye.ts"
import { listening } from "./listening.ts"

interface Peer {
  readonly answers: Set<Answer>
  /** `bytesRead` of the socket when its last request had been read: more is the beginning of another one. */
  read: number
  /** What the socket speaks since it left HTTP: `websocket`, `h2c`. */
  protocol?: string
}

export class Connections {
  readonly server: Server
  readonly #peers = new Map<Socket, Peer>()
  /** Those that are still agreeing on their keys, by address and port of their clients. */
  readonly #shaking = new Map<string, Socket>()
  readonly #empty = new Set<() => void>()
  #leaving = false
  #dismissing = false

  constructor(pair?: Pair) {
    const server = listening(pair)
    server.on("request", this.begin)
    server.on("connection", (socket: Socket) => (pair === undefined ? this.#welcome(socket) : this.#shake(socket)))
    server.on("secureConnection", (socket: Socket) => this.#secure(socket))
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
      if (peer.protocol !== undefined) goodbye(socket, peer.protocol)
      for (const answer of peer.answers) answer.leave()
      Array.from(peer.answers).at(-1)?.setLast(true)
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

  /** A connection that is agreeing on its keys is one under way. */
  #shake(socket: Socket): void {
    const client = clientOf(socket)
    this.#shaking.set(client, socket)
    this.#welcome(socket)
    socket.once("close", () => this.#shaking.delete(client))
  }

  /** The same connection goes on as another socket, which does not tell what it was. */
  #secure(socket: Socket): void {
    const earlier = this.#shaking.get(clientOf(socket))
    this.#welcome(socket)
    if (earlier !== undefined) this.#peers.delete(earlier)
  }

  #welcome(socket: Socket): void {
    this.#peers.set(socket, { answers: new Set(), read: 0 })
    socket.once("close", () => {
      this.#peers.delete(socket)
      if (this.size === 0) for (const callback of this.#empty) callback()
    })
  }

  /** Hears of each request that is answered. */
  readonly begin = (request: IncomingMessage, answer: ServerResponse): void => {
    const { socket } = request
    const peer = this.#peers.get(socket)
    if (peer === undefined || !(answer instanceof Answer)) return
    if (this.#leaving) {
      for (const earlier of peer.answers) earlier.setLast(false)
      answer.leave()
      answer.setLast(true)
    }
    peer.answers.add(answer)
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
    const protocol = String(request.headers.upgrade).toLowerCase()
    peer.protocol = protocol
    // The app comes after us, and agrees first.
    if (this.#leaving) setImmediate(() => goodbye(socket, protocol))
  }

  #dismissIdle(socket: Socket): void {
    const peer = this.#peers.get(socket)
    if (peer === undefined || peer.protocol !== undefined) return
    if (peer.answers.size === 0 && peer.read === socket.bytesRead) socket.destroy()
  }
}

const clientOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`
