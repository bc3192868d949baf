/** `agents plugins enable`: uses a plugin again that was disabled, or says why it cannot be used. */
import * as Effect from "effect/Effect"
// biome-ignore lint/style/noRestrictedImports: an example is a command line, and only the door reads those
import { parseLine } from "../../cli/line.ts"
import type { Handler } from "../../manifest/handler.ts"
import { admit } from "../../plugins/admit.ts"
import { change } from "../../plugins/change.ts"
import { known } from "../../plugins/known.ts"
import { others, runs } from "./words.ts"

const enable: Handler<"plugins enable"> = ({ name }) =>
  Effect.gen(function* () {
    const { entry, earlier, plugins } = yield* change((plugins) =>
      Effect.flatMap(known(plugins, name), ({ source, kind, directory }) =>
        admit(plugins, { source, kind, directory }, parseLine)
      )
    )
    return { text: `enabled ${name}${runs(entry)}${others(earlier, plugins, name)}` }
  })

export default enable
