// @ts-check
import { once } from "node:events"
import { createServer } from "node:net"

/** @type {import("../../commands.d.ts").Handler<"port free">} */
const handler = async ({ count, host }, io) => {
  // All are held at once, so that each is another one.
  const servers = Array.from({ length: count }, () => createServer().listen(0, host))
  await Promise.all(servers.map((server) => once(server, "listening")))
  for (const server of servers) {
    const address = server.address()
    if (typeof address === "object" && address !== null) io.print(String(address.port))
    server.close()
  }
}

export default handler
