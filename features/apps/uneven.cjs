// An app of which the second worker fails when the others have been serving for a while.
const { mkdirSync } = require("node:fs")

module.exports = async (app) => {
  app.get("/live", async () => ({ status: "alive" }))
  let isSecond = true
  for (const name of ["first", "second", "third"]) {
    try {
      mkdirSync(`uneven-${name}`)
      isSecond = name === "second"
      break
    } catch {
      // Another worker is that one.
    }
  }
  if (!isSecond) return
  await new Promise((resolve) => setTimeout(resolve, 2000))
  throw new Error("the second worker has no luck")
}
