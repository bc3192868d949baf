// An app that leaves a process behind which holds the server's lock.
const { spawn } = require("node:child_process")

spawn("sleep", ["60"], { detached: true, stdio: ["ignore", "ignore", "ignore", 5] }).unref()

module.exports = async () => {}
