/** `agents server restart`: a successor with the options of the server that runs. */
import * as Effect from "effect/Effect"
import type { Options } from "../../contract/settings.ts"
import type { Handler } from "../../manifest/handler.ts"
import { resolve } from "../../supervisor/home.ts"
import { restart as renew } from "../../supervisor/restart.ts"
import { whole } from "./options.ts"
import { described } from "./started.ts"
import { warn } from "./warn.ts"

const restart: Handler<"server restart"> = (input, { given }) =>
  Effect.gen(function* () {
    const home = yield* resolve(input)
    const fresh = yield* whole(home, input)
    const started = yield* renew(home, { given: replacing(given, fresh), fresh, timeout: input.timeout })
    yield* warn(started.settings)
    return described(started)
  })

export default restart

/**
 * Only what stood on the command line, made whole, and the plugins and tokens that there are now. An app and the directory that
 * it is found from go together.
 */
const replacing = (given: Partial<Record<keyof Options, unknown>>, fresh: Options): Partial<Options> => {
  const keys = new Set([...Object.keys(given), "plugins", "tokenFile"])
  if (keys.has("app")) keys.add("cwd")
  return Object.fromEntries(Object.entries(fresh).filter(([key]) => keys.has(key) && key !== "pidFile"))
}
