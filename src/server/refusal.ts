/** The answer to a request that came without a token of this server's. */
import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http"
import type { Duplex } from "node:stream"
import { NAME } from "../contract/version.ts"

export interface Refusal {
  readonly status: 401 | 429
  /** Absent where no token was shown at all, which is no error but a question for one. */
  readonly reason?: string
}

/** Where the answer goes: into one of HTTP, or over the bare connection of somebody who wants to leave HTTP. */
export type Reply = ServerResponse | Duplex

export const refuse = (request: IncomingMessage, { status, reason }: Refusal, reply: Reply): void => {
  const message = reason ?? "this server wants a token: Authorization: Bearer TOKEN"
  const body = JSON.stringify({ statusCode: status, error: TITLES[status], message })
  const headers: OutgoingHttpHeaders = {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...(status === 401 ? { "www-authenticate": challenge(reason) } : { "retry-after": "1" })
  }
  if (reply instanceof ServerResponse)
    return void reply.writeHead(status, headers).end(request.method === "HEAD" ? "" : body)
  const lines = Object.entries({ ...headers, connection: "close" }).map(([name, value]) => `${name}: ${value}\r\n`)
  reply.end(`HTTP/1.1 ${status} ${TITLES[status]}\r\n${lines.join("")}\r\n${body}`)
}

const TITLES = { 401: "Unauthorized", 429: "Too Many Requests" } as const

/** As RFC 6750 has it. */
const challenge = (reason: string | undefined): string =>
  `Bearer realm="${NAME}"${reason === undefined ? "" : `, error="invalid_token", error_description="${reason}"`}`
