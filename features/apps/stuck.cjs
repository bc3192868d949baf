// An app that gets ready in the first two processes only: a worker that is replaced never serves, and throws once it may.
const { existsSync, readdirSync, writeFileSync } = require("node:fs")

writeFileSync(`loaded-${process.pid}`, "")
const isLate = readdirSync(".").filter((name) => name.startsWith("loaded-")).length > 2

const never = () =>
  new Promise((_, reject) => setInterval(() => existsSync("go") && reject(new Error("nothing came of it")), 20))

module.exports = async () => {
  if (isLate) await never()
}
