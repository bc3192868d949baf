/** Makes and revokes the tokens that servers of this home ask for. */
import * as Effect from "effect/Effect"
import type { Token } from "../contract/tokens.ts"
import type { PathError } from "../generated/errors.ts"
import { hashOf, mint, spell } from "../platform/bearer.ts"
import { readTokens, tokenFile, writeTokens } from "../platform/tokens.ts"
import { attempt, housed, turn } from "../platform/turn.ts"

type Tokens = ReadonlyArray<Token>

/** Those that there are, those that have expired included. */
export const tokens: Effect.Effect<Tokens, PathError> = Effect.suspend(() => Effect.flatMap(place, read))

export interface Minted extends Token {
  /** What its client shows; nobody can tell it again. */
  readonly text: string
}

/** A token for `name`; `expires` is in milliseconds from now. */
export const mintFor = (name: string, expires: number | undefined): Minted => {
  const bearer = mint()
  const now = Date.now()
  return {
    name,
    id: bearer.id,
    hash: hashOf(bearer),
    createdAt: new Date(now).toISOString(),
    ...(expires !== undefined && { expiresAt: new Date(now + expires).toISOString() }),
    text: spell(bearer)
  }
}

/** Puts in the place of those that there are what `make` makes of them; one command at a time does. */
export const change = <A, E>(
  make: (tokens: Tokens) => Effect.Effect<{ readonly tokens: Tokens; readonly made: A }, E>
): Effect.Effect<A, E | PathError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const path = yield* place
      yield* turn(`${path}.lock`, "the tokens")
      const { tokens: next, made } = yield* Effect.flatMap(read(path), make)
      yield* attempt(path, () => writeTokens(path, next))
      return made
    })
  )

const place: Effect.Effect<string, PathError> = housed(tokenFile)

const read = (path: string): Effect.Effect<Tokens, PathError> => attempt(path, () => readTokens(path) ?? [])
