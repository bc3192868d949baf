// An app with a process of its own, which it never ends, and a loop that can be made to block.
const { spawn } = require("node:child_process")
const { writeFileSync } = require("node:fs")

spawn("sleep", ["600"], { detached: true, stdio: "ignore" })

module.exports = async (app) => {
  app.get("/block", () => {
    writeFileSync("blocked", "")
    for (;;);
  })
}
