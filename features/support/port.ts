/** Ports on the loopback. */
import { createServer, type Server } from "node:net"

/** Holds a port until the server is closed. */
export function hold(port: number, host = "127.0.0.1"): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once("error", reject)
    server.listen({ port, host, exclusive: true }, () => resolve(server.unref()))
  })
}

/** A port that nobody listens on. */
export async function free(): Promise<number> {
  const server = await hold(0)
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Where it listens. */
export function portOf(server: Server): number {
  const address = server.address()
  return typeof address === "object" && address !== null ? address.port : 0
}
