/** The thread that keeps a listening socket and never accepts; see `platform/park.ts`. */
import * as net from "node:net"
import { parentPort, workerData } from "node:worker_threads"
import type { Word } from "./platform/park.ts"
import { descriptor } from "./platform/socket.ts"

const say = (word: Word) => parentPort?.postMessage(word)
const server = net.createServer()
server.once("error", ({ code, message }: NodeJS.ErrnoException) => say({ error: { code, message } }))
server.listen({ ...workerData, exclusive: true }, () => {
  say({ fd: descriptor(server), port: (server.address() as net.AddressInfo).port })
  // For good: a loop that turned once more would accept.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})
