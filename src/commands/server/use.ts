/** `agents server use`: makes another link the current one. */
import * as Effect from "effect/Effect"
import { select } from "../../link/change.ts"
import type { Handler } from "../../manifest/handler.ts"

const use: Handler<"server use"> = (input) =>
  Effect.map(select(input.name), ({ name, url }) => ({ text: `using ${name}: ${url}`, json: { name, url } }))

export default use
