/** `agents server token revoke`: whoever still has it is refused from now on. */
import * as Effect from "effect/Effect"
import { NoSuchToken } from "../../../generated/errors.ts"
import type { Handler } from "../../../manifest/handler.ts"
import { nearest } from "../../../manifest/nearest.ts"
import { change } from "../../../supervisor/tokens.ts"

const revoke: Handler<"server token revoke"> = ({ name }) =>
  change((tokens) => {
    const found = tokens.find((token) => token.name === name)
    const names = tokens.map((token) => token.name)
    return found === undefined
      ? new NoSuchToken({ token: name, nearest: nearest(name, names) })
      : Effect.succeed({ tokens: tokens.filter((token) => token !== found), made: found })
  }).pipe(Effect.map(({ id }) => ({ text: `revoked ${name}`, json: { name, id } })))

export default revoke
