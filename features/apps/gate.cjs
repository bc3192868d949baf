// An app whose answers wait until its user makes the file `go`; each request leaves a file when it has arrived.
const { existsSync, writeFileSync } = require("node:fs")

module.exports = async (app) => {
  app.get("/slow", async () => {
    writeFileSync("arrived", "")
    while (!existsSync("go")) await new Promise((resolve) => setTimeout(resolve, 20))
    return "slow but sure"
  })
}
