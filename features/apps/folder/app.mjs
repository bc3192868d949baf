// An app in a directory of its own.
export default async function app(fastify) {
  fastify.get("/hello", async () => ({ hello: "world" }))
}
