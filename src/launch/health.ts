/**
 * The probe: asks a server over HTTP, at the URL that users will open, whether it is the one that was
 * launched, and ready. Request and answer carry two different secrets, so neither an echo nor a decoy passes.
 */
import * as http from "node:http"
import { createRequire } from "node:module"
import type { TLSSocket } from "node:tls"
import type { DurationInput } from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { Settings } from "../contract/settings.ts"

/** Why a probe was not answered as it should be, in words: by somebody else, by nobody, or by one that is not ready. */
export class Unanswered {
  readonly _tag = "Unanswered"
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

type Asked = Pick<Settings, "fingerprint" | "tokens" | "url">

/** Asks until the launched server answers; `missed` hears each reason why it did not yet. */
export const awaitHealthy = (settings: Asked, missed: (reason: string) => Effect.Effect<void>): Effect.Effect<void> =>
  probeWithin(settings, "2 seconds").pipe(
    Effect.tapError(({ reason }) => missed(reason)),
    Effect.retry(Schedule.spaced("20 millis")),
    Effect.orDie
  )

/** Asks once, and waits no longer than `patience`. */
export const probeWithin = (settings: Asked, patience: DurationInput): Effect.Effect<void, Unanswered> =>
  Effect.timeoutFail(probe(settings), {
    duration: patience,
    onTimeout: () => new Unanswered(`${settings.url} accepts connections and does not answer`)
  })

/** Asks once. Interruption hangs up. */
export const probe = ({ url, tokens, fingerprint }: Asked): Effect.Effect<void, Unanswered> =>
  Effect.async((resume) => {
    const miss = (reason: string) => resume(Effect.fail(new Unanswered(reason)))
    // Not `fetch`, which refuses some ports; no agent, so that each try is a connection of its own, which
    // matters while two generations accept on one socket; and no proxy that the environment may name.
    const options = { agent: false, headers: { "agents-probe": tokens.ask } }
    const request = getterOf(url)(url, options, (response) => {
      if (fingerprint !== undefined && fingerprint !== shownBy(response))
        return miss(`${url} shows another certificate than that of this server`)
      let body = ""
      response.setEncoding("utf8")
      response.on("data", (chunk: string) => {
        // A stranger may answer without end; ours is short.
        body = (body + chunk).slice(0, 4096)
      })
      response.on("error", (error) => miss(`${url}: ${error.message}`))
      response.on("end", () => {
        if (!body.includes(tokens.answer))
          return miss(`${url} answers ${response.statusCode}, but it is not this server`)
        const { unready } = JSON.parse(body)
        if (unready === undefined) resume(Effect.void)
        else miss(unready)
      })
    })
    request.on("error", (error) => miss(`${url}: ${error.message}`))
    return Effect.sync(() => request.destroy())
  })

/** Which certificate it is, and not who has signed it for which name, is compared: nobody signs for an address. */
const getterOf = (url: string): Get => {
  if (url.startsWith("http:")) return http.get
  const https: typeof import("node:https") = createRequire(import.meta.filename)("node:https")
  return (asked, options, heard) => https.get(asked, { ...options, rejectUnauthorized: false }, heard)
}

type Get = (
  url: string,
  options: http.RequestOptions,
  heard: (response: http.IncomingMessage) => void
) => http.ClientRequest

const shownBy = ({ socket }: http.IncomingMessage): string => (socket as TLSSocket).getPeerCertificate().fingerprint256
