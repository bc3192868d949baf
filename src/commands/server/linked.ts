/** What `status` says of the link: for people a few lines, for programs one object. */
import type { State } from "../../link/state.ts"
import type { Chosen } from "../../link/target.ts"

/** A headline, and a row for each thing to know. */
export const shown = (found: State): string => {
  if (found.state === "not-connected") return "not connected"
  const headline = found.state === "connected" ? "connected" : `out of reach: ${found.cause.reason}`
  const rows = {
    ...(found.target !== undefined && { server: found.target.url, "set by": originOf(found.target) }),
    ...(found.state === "connected" && {
      version: `${found.greeting.name} ${found.greeting.version}`,
      latency: `${found.greeting.latencyMs} ms`
    }),
    ...(found.target !== undefined && { token: TOKENS[tokenOf(found)] }),
    ...(found.target?.tls.verify === false && { TLS: "its certificate is not looked at" }),
    ...(found.state === "out-of-reach" && found.cause.advice !== undefined && { "to do": found.cause.advice })
  }
  return [headline, ...Object.entries(rows).map(([name, value]) => `  ${name.padEnd(8)}  ${value}`)].join("\n")
}

export const described = (found: State) => {
  if (found.state === "not-connected") return { state: found.state }
  const { state, target } = found
  return {
    state,
    ...(target !== undefined && {
      url: target.url,
      from: target.from,
      name: target.name,
      tls: target.tls,
      token: tokenOf(found),
      tokenFrom: target.tokenFrom
    }),
    ...(found.state === "connected"
      ? {
          server: { name: found.greeting.name, version: found.greeting.version },
          latencyMs: found.greeting.latencyMs
        }
      : found.cause)
  }
}

const TOKENS = {
  accepted: "accepted",
  refused: "refused",
  missing: "wanted, and none is there",
  none: "none, and none is wanted",
  unknown: "not asked about"
}

/** Whether the server takes it; it tells so only where it was reached. */
const tokenOf = (found: Exclude<State, { state: "not-connected" }>): keyof typeof TOKENS => {
  if (found.state === "connected") return found.greeting.token
  const { problem } = found.cause
  return problem === "token-refused" ? "refused" : problem === "token-missing" ? "missing" : "unknown"
}

const originOf = ({ name, from, tokenFrom }: Chosen): string => {
  const token = tokenFrom === "environment" ? "CLEVERAGENTS_SERVER_TOKEN" : undefined
  const url = from === "environment" ? "CLEVERAGENTS_SERVER_URL" : `the link ${name}`
  return token === undefined ? url : `${url}, ${token}`
}
