// An app that ends its process before it is ready, in the way that DEATH names.
const { appendFileSync } = require("node:fs")

const DEATHS = {
  leaves: () => process.exit(0),
  aborts: () => process.abort(),
  killed: () => process.kill(process.pid, "SIGKILL"),
  segfaults: () => process.kill(process.pid, "SIGSEGV"),
  grows: () => {
    for (const all = []; ; ) all.push(new Array(1000).fill(all.length))
  },
  throws: () => {
    throw new Error("50 ms are over")
  }
}

module.exports = async () => {
  appendFileSync("deaths", "x")
  setTimeout(DEATHS[process.env.DEATH], 50)
  await new Promise((resolve) => setTimeout(resolve, 60_000))
}
