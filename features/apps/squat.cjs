// An app that takes the place of the PID file while it is loaded.
const { mkdirSync } = require("node:fs")
const { join } = require("node:path")

mkdirSync(join(process.env.CLEVERAGENTS_HOME, "server.pid"))

module.exports = async () => {}
