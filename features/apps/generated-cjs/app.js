// The shape of a generated CommonJS app: everything in plugins/ and routes/ is loaded.
"use strict"

const path = require("node:path")
const AutoLoad = require("@fastify/autoload")

const options = {}

module.exports = async function app(fastify, opts) {
  fastify.register(AutoLoad, { dir: path.join(__dirname, "plugins"), options: Object.assign({}, opts) })
  fastify.register(AutoLoad, { dir: path.join(__dirname, "routes"), options: Object.assign({}, opts) })
}

module.exports.options = options
