// An app that fails to load in the second process.
const { readdirSync, writeFileSync } = require("node:fs")

writeFileSync(`loaded-${process.pid}`, "")
if (readdirSync(".").filter((name) => name.startsWith("loaded-")).length === 2) throw new Error("the second worker has no luck")

module.exports = async () => {}
