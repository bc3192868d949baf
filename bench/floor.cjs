/** The least that can be a `start`: a detached server, its word over a pipe, and one request to it. */
const { spawn } = require("node:child_process")
const { get } = require("node:http")
const { join } = require("node:path")

const child = spawn(process.execPath, [join(__dirname, "bare.cjs")], {
  detached: true,
  stdio: ["ignore", "ignore", "ignore", "pipe"]
})
child.stdio[3].once("data", (port) => {
  get({ host: "127.0.0.1", port: Number(port), agent: false }, (response) => {
    response.resume().once("end", () => {
      process.stdout.write(`http://127.0.0.1:${port} PID ${child.pid}\n`)
      child.stdio[3].destroy()
      child.unref()
    })
  })
})
