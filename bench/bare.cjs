/** The least that can be a server: what the memory of the daemon and the floor of `start` are measured against. */
const { createServer } = require("node:http")
const { closeSync, writeSync } = require("node:fs")

const server = createServer((_request, response) => response.end("ok"))
server.listen(0, "127.0.0.1", () => {
  // Its word to whoever started it.
  writeSync(3, String(server.address().port))
  closeSync(3)
})
