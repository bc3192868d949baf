/** One GET to a server: no proxy, no redirect, no more of an answer than it can be. */
import { X509Certificate } from "node:crypto"
import { readFileSync } from "node:fs"
import { type ClientRequest, get as plain, type RequestOptions } from "node:http"
import { get as guarded } from "node:https"
import type { LookupFunction } from "node:net"
import * as Effect from "effect/Effect"
import { type Cause, causeOf, notOurs, unusable } from "./cause.ts"
import type { Target } from "./link.ts"

export interface Answer {
  readonly status: number
  /** Where a redirect leads. */
  readonly location?: string | undefined
  readonly body: string
}

/** Why there is none. */
export class Unreached {
  readonly _tag = "Unreached"
  readonly cause: Cause
  constructor(cause: Cause) {
    this.cause = cause
  }
}

/** Where the request goes, and what it tells on its way. */
export interface Route {
  /** How the host is found, where that is not the system's to do. */
  readonly lookup: LookupFunction | undefined
  /** Somebody accepted the connection. */
  readonly connected: () => void
}

/** Hangs up where it is interrupted. */
export const get = (target: Target, path: string, { lookup, connected }: Route): Effect.Effect<Answer, Unreached> =>
  Effect.async((resume) => {
    const url = new URL(`${target.url}${path}`)
    const miss = (cause: Cause) => resume(Effect.fail(new Unreached(cause)))
    const failed = (error: Error) => miss(causeOf(error, url.host))
    let request: ClientRequest
    try {
      request = open(url, target, lookup)
    } catch (error) {
      return miss(unusable(error, target.tls.caFile))
    }
    request.on("socket", (socket) => socket.once("connect", connected))
    request.on("error", failed)
    request.on("response", (response) => {
      let body = ""
      response.setEncoding("utf8")
      response.on("error", failed)
      response.on("data", (text: string) => {
        body += text
        if (body.length <= LONGEST) return
        miss(notOurs("its answer has no end"))
        request.destroy()
      })
      response.on("end", () => {
        const { statusCode: status = 0, headers } = response
        resume(Effect.succeed({ status, location: headers.location, body }))
      })
    })
    return Effect.sync(() => request.destroy())
  })

/** No answer that we want comes near it. */
const LONGEST = 64 * 1024

/** No agent, so that nothing is kept open; and none that the environment's proxies are known to. */
const open = (url: URL, { tls, token }: Target, lookup: LookupFunction | undefined): ClientRequest => {
  const headers = { accept: "application/json", ...(token !== undefined && { authorization: `Bearer ${token}` }) }
  const options: RequestOptions = { agent: false, headers, ...(lookup !== undefined && { lookup }) }
  if (url.protocol === "http:") return plain(url, options)
  const trusted = tls.caFile === undefined ? {} : { ca: certificates(tls.caFile) }
  return guarded(url, { ...options, rejectUnauthorized: tls.verify, ...trusted })
}

/** Throws where the file cannot be read, or begins with no certificate: TLS itself would take that for none at all. */
const certificates = (file: string): Buffer => {
  const pem = readFileSync(file)
  new X509Certificate(pem)
  return pem
}
