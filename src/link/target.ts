/** Whom a command speaks to: the current link, or what the environment puts in its place for one call. */
import * as Effect from "effect/Effect"
import type { PathError } from "../generated/errors.ts"
import { decode } from "../manifest/value/decode.ts"
import type { Environment } from "../platform/home.ts"
import type { Target } from "./link.ts"
import { recorded } from "./store.ts"
import { tlsOf } from "./tls.ts"
import { tokenIn } from "./token.ts"
import { admit } from "./url.ts"

export type Origin = "record" | "environment"

export interface Chosen extends Target {
  readonly from: Origin
  /** The link's, where the URL is its own. */
  readonly name?: string
  readonly tokenFrom?: Origin
}

/** What the environment says, and cannot be. */
export interface Misled {
  readonly problem: string
  readonly advice?: string
}

/** Undefined where this machine is not connected. */
export const choose = (env: Environment): Effect.Effect<Chosen | Misled | undefined, PathError> => {
  const { CLEVERAGENTS_SERVER_URL: url = "", CLEVERAGENTS_SERVER_TOKEN: text = "" } = env
  const token = tokenIn(text)
  if (token === undefined && text !== "") return Effect.succeed(NO_TOKEN)
  const given = token === undefined ? {} : ({ token, tokenFrom: "environment" } as const)
  return url === "" ? Effect.map(current, (link) => link && { ...link, ...given }) : named(url, given, env)
}

const NO_TOKEN: Misled = { problem: "what is in CLEVERAGENTS_SERVER_TOKEN is no token", advice: "a token is one word" }

/** The token on record is for the link's own URL: none is sent to another. */
const named = (
  text: string,
  given: Pick<Chosen, "token" | "tokenFrom">,
  env: Environment
): Effect.Effect<Chosen | Misled, PathError> => {
  const admitted = admit(text, isOn(env.CLEVERAGENTS_SERVER_INSECURE, false))
  if ("problem" in admitted) return Effect.succeed(admitted)
  return Effect.map(
    tlsOf(isOn(env.CLEVERAGENTS_SERVER_TLS_VERIFY, true), env.CLEVERAGENTS_SERVER_CA_FILE || undefined),
    (tls) => ({ ...admitted, tls, from: "environment", ...given })
  )
}

const isOn = (text: string | undefined, otherwise: boolean): boolean => {
  const decoded = decode({ type: "boolean" }, text ?? "")
  return "value" in decoded ? decoded.value === true : otherwise
}

const current: Effect.Effect<Chosen | undefined, PathError> = Effect.map(recorded, ({ links, credentials }) => {
  const link = links.links.find(({ name }) => name === links.current)
  if (link === undefined) return undefined
  const { name, url, tls } = link
  const token = credentials.find((one) => one.name === name && one.url === url)?.token
  return { url, tls, from: "record", name, ...(token !== undefined && { token, tokenFrom: "record" as const }) }
})
