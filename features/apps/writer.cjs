// Logs as many lines as it is asked for, numbered; every other one is printed.
const { setImmediate } = require("node:timers/promises")

module.exports = async (app) => {
  app.get("/write/:name/:count", async ({ params: { name, count } }) => {
    for (let line = 1; line <= count; line += 1) {
      if (line % 2) app.log.info(`line ${name}-${line}.`)
      else console.log(`line ${name}-${line}.`)
      if (line % 50 === 0) await setImmediate()
    }
    return { worker: process.pid }
  })
  // Past the log, as a program does that inherited the descriptor.
  app.get("/stray/:text", async ({ params: { text } }) => {
    require("node:fs").writeSync(1, `${text}\n`)
    return {}
  })
}
