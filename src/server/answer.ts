/** An HTTP answer that knows whether it is a stream without end, and can be told to be its connection's last. */
import { type IncomingMessage, type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from "node:http"

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[]

export class Answer<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #given: Headers | undefined
  #last = false

  override writeHead(status: number, reason?: string | Headers, headers?: Headers): this {
    this.#given = typeof reason === "string" ? headers : reason
    if (typeof reason === "string") super.writeHead(status, reason, headers)
    else super.writeHead(status, reason)
    // Its first bytes go out before it ends.
    if (this.#last) setImmediate(() => this.#endStream())
    return this
  }

  /** Closes the connection after this answer; ends it now, or as soon as it begins, where it is a stream of events. */
  makeLast(): void {
    this.#last = true
    if (this.headersSent) this.#endStream()
    else this.setHeader("connection", "close")
  }

  #endStream(): void {
    if (this.writableEnded || !this.#isStream()) return
    // The app does not know yet, and may go on writing.
    this.on("error", () => {})
    const { socket } = this
    this.once("close", () => socket?.end())
    this.end()
  }

  #isStream(): boolean {
    return String(this.getHeader("content-type") ?? given(this.#given)).startsWith("text/event-stream")
  }
}

/** Headers that were handed to `writeHead` alone are not known to `getHeader`. */
const given = (headers: Headers | undefined): unknown => {
  const flat = Array.isArray(headers) ? headers.flat() : Object.entries(headers ?? {}).flat()
  return flat[flat.findIndex((item, index) => index % 2 === 0 && String(item).toLowerCase() === "content-type") + 1]
}
