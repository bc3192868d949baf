// A decorator for all routes.
"use strict"

const fp = require("fastify-plugin")

module.exports = fp(async (fastify) => {
  fastify.decorate("example", () => "this is an example")
})
