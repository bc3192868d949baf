export default async function root(fastify) {
  fastify.get("/", async () => ({ root: true }))
  fastify.get("/echo", { websocket: true }, (socket) => {
    socket.on("message", (message) => socket.send(message.toString()))
  })
}
