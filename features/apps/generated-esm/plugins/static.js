// Serves the files of public/, and WebSockets.
import path from "node:path"
import { fileURLToPath } from "node:url"
import serveStatic from "@fastify/static"
import websocket from "@fastify/websocket"
import fp from "fastify-plugin"

const here = path.dirname(fileURLToPath(import.meta.url))

export default fp(async (fastify) => {
  fastify.register(serveStatic, { root: path.join(here, "..", "public"), prefix: "/public/" })
  await fastify.register(websocket)
})
