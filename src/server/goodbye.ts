/** Ends a connection that has left HTTP, with what its protocol has for that. */
import type { Socket } from "node:net"

/** The socket goes when the client has had time to read the notice. `protocol` as the client asked for it. */
export const goodbye = (socket: Socket, protocol: string): void => {
  socket.on("error", () => {
    // The app does not know yet, and may go on writing.
  })
  // Before the server has agreed, a frame would be no answer.
  if (protocol === "websocket" && socket.bytesWritten > 0) socket.end(GOING_AWAY)
  else socket.end()
  setTimeout(() => socket.destroy(), NOTICE_MS).unref()
}

const NOTICE_MS = 1000

/** A close frame of the WebSocket protocol with the code 1001. */
const GOING_AWAY = Buffer.from([0x88, 0x02, 0x03, 0xe9])
