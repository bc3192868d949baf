/** `agents server token create`: the token alone on its line, so that it can be piped to where it belongs. */
import * as Effect from "effect/Effect"
import { UsageError } from "../../../generated/errors.ts"
import type { Handler } from "../../../manifest/handler.ts"
import { hasExpired } from "../../../platform/tokens.ts"
import { change, mintFor } from "../../../supervisor/tokens.ts"

const create: Handler<"server token create"> = ({ name, expires }) =>
  change((tokens) => {
    const others = tokens.filter((token) => token.name !== name)
    if (tokens.some((token) => token.name === name && !hasExpired(token))) return taken(name)
    const { text, ...token } = mintFor(name, expires)
    return Effect.succeed({ tokens: [...others, token], made: { ...token, text } })
  }).pipe(
    Effect.map(({ id, text, createdAt, expiresAt }) => ({
      text,
      json: { name, id, token: text, createdAt, ...(expiresAt !== undefined && { expiresAt }) }
    }))
  )

export default create

const taken = (name: string) =>
  new UsageError({
    problem: `there is a token called '${name}' already`,
    advice: `choose another name, or revoke that one: agents server token revoke ${name}`
  })
