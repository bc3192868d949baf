/** `agents plugins remove`: forgets a plugin; a package is deleted, a directory stays its author's. */
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import { change, ground } from "../../plugins/change.ts"
import { uninstall } from "../../plugins/fetch.ts"
import { known } from "../../plugins/known.ts"
import { review } from "../../plugins/review.ts"
import { others } from "./words.ts"

const remove: Handler<"plugins remove"> = ({ name }) =>
  Effect.gen(function* () {
    const { packages } = yield* ground
    const { entry, earlier, plugins } = yield* change((earlier) =>
      Effect.map(known(earlier, name), (entry) => ({
        entry,
        earlier,
        plugins: review(earlier.filter((one) => one !== entry))
      }))
    )
    if (entry.kind === "package") yield* uninstall(entry.directory, packages)
    const kept = entry.kind === "package" ? "" : `; its directory stays: ${entry.directory}`
    return { text: `removed ${name}${kept}${others(earlier, plugins, name)}` }
  })

export default remove
