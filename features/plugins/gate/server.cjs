const { existsSync, readFileSync } = require("node:fs")
const { join } = require("node:path")

module.exports = async (fastify) => {
  fastify.get("/gate", () => ({ pid: process.pid }))
}

/** Not ready as long as a file beside it says why. */
module.exports.ready = {
  key: () => {
    const file = join(__dirname, "closed")
    return existsSync(file) ? readFileSync(file, "utf8") || undefined : undefined
  }
}
