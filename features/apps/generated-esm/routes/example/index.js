export default async function example(fastify) {
  fastify.get("/", async () => fastify.example())
}
