"use strict"

module.exports = async function example(fastify) {
  fastify.get("/", async () => fastify.example())
}
