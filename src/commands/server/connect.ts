/** `agents server connect`: a link to a server, recorded once the server has said who it is and taken the token. */
import * as Effect from "effect/Effect"
import { ConnectionFailed, Unauthorized, UsageError } from "../../generated/errors.ts"
import { step } from "../../launch/progress.ts"
import { add } from "../../link/change.ts"
import { type Greeting, greet } from "../../link/greet.ts"
import type { Target } from "../../link/link.ts"
import { tokenOnRecord } from "../../link/store.ts"
import { tlsOf } from "../../link/tls.ts"
import { tokenFrom } from "../../link/token.ts"
import { admit, isGuarded, nameFor } from "../../link/url.ts"
import type { Handler } from "../../manifest/handler.ts"
import { resolve } from "../../supervisor/home.ts"
import { locate } from "../../supervisor/locate.ts"

/** How long a server may take to answer, in milliseconds. */
const PATIENCE = 10_000

const connect: Handler<"server connect"> = (input) =>
  Effect.gen(function* () {
    const url = input.url === undefined ? yield* Effect.flatMap(resolve(input), locate) : yield* admitted(input)
    const name = input.name ?? (input.url === undefined ? "local" : nameFor(url))
    const token = (yield* tokenFrom(input, process.env)) ?? (yield* tokenOnRecord(name, url))
    const tls = yield* tlsOf(input.tlsVerify, input.caFile)
    const target = { url, tls, ...(token !== undefined && { token }) }
    for (const risk of risksOf(target)) process.stderr.write(`agents: ${risk}\n`)
    const greeting = input.verify ? yield* met(target) : undefined
    const before = yield* add({ name, url, tls, addedAt: new Date().toISOString() }, token)
    const instead = before === undefined || before.url === url ? "" : `, which was ${before.url}`
    return {
      text: `connected to ${url} as ${name}${instead} (${told(greeting)})`,
      json: { name, url, current: true, ...described(greeting) }
    }
  })

export default connect

const admitted = ({ url = "", insecure }: { readonly url?: string; readonly insecure: boolean }) => {
  const outcome = admit(url, insecure)
  return "problem" in outcome ? new UsageError(outcome) : Effect.succeed(outcome.url)
}

const risksOf = ({ url, tls }: Target): ReadonlyArray<string> => {
  if (!isGuarded(url)) return [`whoever sits between here and ${url} can read and change everything, the token too`]
  return tls.verify || url.startsWith("http:")
    ? []
    : [`whoever sits between here and ${url} can pose as it and take the token, for its certificate is not looked at`]
}

const met = (target: Target): Effect.Effect<Greeting, ConnectionFailed | Unauthorized> =>
  Effect.zipRight(step(`asking ${target.url}`), greet(target, PATIENCE)).pipe(
    Effect.mapError(({ cause }) => {
      const fields = { url: target.url, ...cause }
      return cause.problem.startsWith("token-") ? new Unauthorized(fields) : new ConnectionFailed(fields)
    })
  )

const told = (greeting: Greeting | undefined): string => {
  if (greeting === undefined) return "it was not asked"
  const { name, version, token } = greeting
  return `${name} ${version}, ${token === "accepted" ? "it accepts the token" : "it wants no token"}`
}

const described = (greeting: Greeting | undefined) =>
  greeting === undefined ? {} : { version: greeting.version, token: greeting.token, latencyMs: greeting.latencyMs }
