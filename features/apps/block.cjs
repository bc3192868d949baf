// An app that can be made to block its loop for ever.
const { writeFileSync } = require("node:fs")

module.exports = async (app) => {
  app.get("/block", () => {
    writeFileSync("blocked", "")
    for (;;);
  })
}
