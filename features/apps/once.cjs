// An app that loads in the first two processes only: a worker that is replaced never comes back.
const { readdirSync, writeFileSync } = require("node:fs")

writeFileSync(`loaded-${process.pid}`, "")
if (readdirSync(".").filter((name) => name.startsWith("loaded-")).length > 2) throw new Error("no third time")

module.exports = async () => {}
