// @ts-check
import { connect } from "node:net"
import { setTimeout } from "node:timers/promises"

/** @type {import("../../commands.d.ts").Handler<"port wait">} */
const handler = async ({ port, host, timeout }, io) => {
  const deadline = performance.now() + timeout
  for (let attempt = 0; !(await listens(port, host)); attempt++) {
    if (attempt === 0) io.warn(`waiting for somebody on ${host} port ${port}`)
    if (performance.now() >= deadline) io.fail("NotListening", { host, port, seconds: timeout / 1000 })
    // Ends at once where the command is interrupted.
    await setTimeout(100, undefined, { signal: io.signal })
  }
}

export default handler

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
const listens = (port, host) =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 })
    const conclude = (/** @type {boolean} */ answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once("connect", () => conclude(true))
    socket.once("error", () => conclude(false))
    socket.once("timeout", () => conclude(false))
  })
