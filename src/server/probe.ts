/**
 * Answers the launcher's probe. It is asked before routing, so that no app can change the answer, and
 * only the server of that launch knows the token that the probe is answered with.
 */
import { timingSafeEqual } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Tokens } from "../contract/settings.ts"
import type { State } from "./state.ts"

export interface Condition {
  readonly state: () => State
  /** Why it should not get requests although it answers. */
  readonly complaint: () => Promise<string | undefined>
}

/** Whether the request is the probe of this launch. */
export const isProbe =
  ({ ask }: Tokens) =>
  ({ headers }: IncomingMessage): boolean => {
    const asked = headers["agents-probe"]
    return typeof asked === "string" && isEqual(asked, ask)
  }

/** Whether the request was the probe of this launch, and is answered. */
export const probe =
  (tokens: Tokens, { state, complaint }: Condition) =>
  (request: IncomingMessage, answer: ServerResponse): boolean => {
    if (!isProbe(tokens)(request)) return false
    void complaint().then((unready) => {
      answer.writeHead(200, { "content-type": "application/json", connection: "close" })
      answer.end(JSON.stringify({ pid: process.pid, answer: tokens.answer, state: state(), unready }))
    })
    return true
  }

const isEqual = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
