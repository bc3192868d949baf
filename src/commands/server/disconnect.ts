/** `agents server disconnect`: forgets a link, and its token. */
import * as Effect from "effect/Effect"
import { remove } from "../../link/change.ts"
import type { Handler } from "../../manifest/handler.ts"

const disconnect: Handler<"server disconnect"> = (input) =>
  Effect.map(remove(input.name), ({ link: { name, url }, left, hadToken, links: { current } }) => {
    const others = left.map((link) => link.name).join(", ")
    const next =
      current === undefined && others !== "" ? `; choose another with: agents server use NAME (${others})` : ""
    return {
      text: `disconnected from ${url} (${name})${hadToken ? "; its token is forgotten" : ""}${next}`,
      json: { name, url }
    }
  })

export default disconnect
