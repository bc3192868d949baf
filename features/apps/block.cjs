// An app whose loop can be made to block for ever, or for as long as a debugger would hold it; and that may be slow to load.
const { writeFileSync } = require("node:fs")
const inspector = require("node:inspector")

const block = (milliseconds = Number.POSITIVE_INFINITY) => {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

block(Number(process.env.SLOW_BOOT ?? 0))

module.exports = async (app) => {
  app.get("/pid", async () => ({ pid: process.pid }))
  app.get("/block", () => {
    writeFileSync("blocked", "")
    block()
  })
  app.get("/deaf", () => {
    process.on("SIGALRM", () => {})
    writeFileSync("blocked", "")
    block()
  })
  app.get("/debug", async () => {
    inspector.open(0)
    // The next beat tells that a debugger is there.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    block(3000)
    inspector.close()
    return "went on"
  })
}
