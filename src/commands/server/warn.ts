/** What is said once, on stderr, of a server that others can use. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Options } from "../../contract/settings.ts"
import { authOf, isExposed } from "../../launch/auth.ts"
import { complaintOf, load } from "../../launch/certificate.ts"
import { readTokens } from "../../platform/tokens.ts"

/** Of one that listens, or is about to. */
export const warn = (options: Options): Effect.Effect<void> =>
  Effect.gen(function* () {
    // Replaced in this very moment it may not fit; what the server has it has checked.
    const pair = Option.getOrUndefined(yield* Effect.option(load(options)))
    for (const line of [exposure(options), closure(options), pair && complaintOf(pair.cert)]) {
      if (line !== undefined) process.stderr.write(`agents: ${line}\n`)
    }
  })

/** Undefined where nobody else can use it, or needs a token for that. */
export const exposure = (options: Options): string | undefined =>
  isExposed(options)
    ? `whoever can reach ${options.host} can use this server, since it wants no token; with --auth tokens it does`
    : undefined

const closure = (options: Options): string | undefined =>
  authOf(options) === "tokens" && !hasTokens(options.tokenFile)
    ? "this server wants a token, and there is none yet; make one with: agents server token create NAME"
    : undefined

const hasTokens = (path = ""): boolean => {
  try {
    return (readTokens(path) ?? []).length > 0
  } catch {
    // The server's log says why it cannot be read.
    return false
  }
}
