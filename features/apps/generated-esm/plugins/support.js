// A decorator for all routes.
import fp from "fastify-plugin"

export default fp(async (fastify) => {
  fastify.decorate("example", () => "this is an example")
})
