// A primary that dies as soon as it has told its worker to serve.
const { fork } = require("node:child_process")
const { createServer } = require("node:net")
const { join } = require("node:path")

const server = createServer().listen(0, "127.0.0.1", () => {
  const { port } = server.address()
  const settings = {
    host: "127.0.0.1",
    port,
    workers: 2,
    logLevel: "info",
    cwd: "/",
    tokens: {},
    startedAt: "",
    url: "",
    pidFile: ""
  }
  const daemon = join(__dirname, "../../dist/daemon.cjs")
  const worker = fork(daemon, ["worker"], { stdio: ["ignore", "inherit", "inherit", "ipc", server._handle.fd] })
  worker.send({ type: "serve", settings, number: 1, primary: process.pid }, () => process.kill(process.pid, "SIGKILL"))
})
