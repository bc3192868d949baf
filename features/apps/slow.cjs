// An app whose answers take their time; each request leaves a file when it has arrived.
const { writeFileSync } = require("node:fs")

module.exports = async (app) => {
  app.get("/slow", async () => {
    writeFileSync("arrived", "")
    await new Promise((resolve) => setTimeout(resolve, 2000))
    return "slow but sure"
  })
  app.get("/forever", () => {
    writeFileSync("arrived", "")
    return new Promise(() => {})
  })
}
