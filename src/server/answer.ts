/** An HTTP answer that knows whether it is a stream without end, and can be made its connection's last. */
import { type IncomingMessage, type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from "node:http"

type Headers = OutgoingHttpHeaders | Array<OutgoingHttpHeader>

export class Answer<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #given: Headers | undefined
  #leaving = false

  override writeHead(status: number, reason?: string | Headers, headers?: Headers): this {
    this.#given = headers ?? (typeof reason === "string" ? undefined : reason)
    if (typeof reason === "string") super.writeHead(status, reason, this.#given)
    else super.writeHead(status, this.#given)
    // Its first bytes go out before it ends.
    if (this.#leaving) setImmediate(() => this.#endStream())
    return this
  }

  /** Ends it now, or as soon as it begins, where it is a stream of events. */
  leave(): void {
    this.#leaving = true
    if (this.headersSent) this.#endStream()
  }

  /** Whether the connection ends with this answer; others may wait behind it. */
  setLast(isLast: boolean): void {
    if (this.headersSent) return
    if (isLast) this.setHeader("connection", "close")
    else this.removeHeader("connection")
  }

  #endStream(): void {
    if (this.writableEnded || !this.#isStream()) return
    this.on("error", () => {
      // The app does not know yet, and may go on writing.
    })
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
