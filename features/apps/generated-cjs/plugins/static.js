// Serves the files of public/.
"use strict"

const path = require("node:path")
const fp = require("fastify-plugin")

module.exports = fp(async (fastify) => {
  fastify.register(require("@fastify/static"), { root: path.join(__dirname, "..", "public"), prefix: "/public/" })
})
