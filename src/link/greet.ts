/** Asks a server who it is, and whether it takes the token. */
import * as Effect from "effect/Effect"
import { type Cause, causeOf, type Slow, tooSlow } from "./cause.ts"
import { type Introduction, introduced } from "./introduced.ts"
import type { Target } from "./link.ts"
import { lookUp } from "./lookup.ts"
import { get, Unreached } from "./request.ts"

export interface Greeting extends Introduction {
  /** From the question to the whole answer, in milliseconds. */
  readonly latencyMs: number
  /** `none` where it was asked without one, and wants none. */
  readonly token: "accepted" | "none"
}

/** Within `patience` milliseconds. The token is sent only to one that has said that it is ours. */
export const greet = (target: Target, patience: number): Effect.Effect<Greeting, Unreached> =>
  Effect.suspend(() => {
    let slow: Slow = "unreached"
    const reached = (how: Slow) => () => {
      slow = how
    }
    return meet(target, reached).pipe(
      Effect.timeoutFail({ duration: patience, onTimeout: () => new Unreached(tooSlow(slow)) })
    )
  })

const meet = ({ token, ...stranger }: Target, reached: (how: Slow) => () => void): Effect.Effect<Greeting, Unreached> =>
  Effect.gen(function* () {
    const url = new URL(stranger.url)
    // Once for both requests: the one that gets the token is the one that said who it is.
    const lookup = yield* Effect.mapError(lookUp(url), (error) => new Unreached(causeOf(error, url.host)))
    const begun = performance.now()
    const answer = yield* get(stranger, "/version", { lookup, connected: reached("silent") })
    const latencyMs = Math.round((performance.now() - begun) * 10) / 10
    const said = introduced(answer)
    if ("problem" in said) return yield* Effect.fail(new Unreached(said))
    const [target, accepted] =
      token === undefined ? ([stranger, "none"] as const) : ([{ ...stranger, token }, "accepted"] as const)
    const { status } = yield* get(target, "/", { lookup, connected: reached("undecided") })
    const objection = OBJECTIONS[status]?.(token !== undefined)
    if (objection !== undefined) return yield* Effect.fail(new Unreached(objection))
    return { ...said, latencyMs, token: accepted }
  })

/** Any other answer is that of an app, which may have nothing at `/`. */
const OBJECTIONS: Readonly<Record<number, (shown: boolean) => Cause>> = {
  401: (shown) => (shown ? REFUSED : WANTED),
  403: (shown) => (shown ? REFUSED : WANTED),
  429: () => ({ problem: "busy", reason: "it has refused too many tokens lately", advice: "try again in a moment" })
}

const WANTED: Cause = {
  problem: "token-missing",
  reason: "it wants a token",
  advice: "have one made there with: agents server token create NAME; give it with --token-stdin or --token-file"
}

const REFUSED: Cause = {
  problem: "token-refused",
  reason: "it refuses the token",
  advice: "have a new one made there with: agents server token create NAME"
}
