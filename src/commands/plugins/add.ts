/** `agents plugins add`: from now on a plugin's commands are among the program's own. */
import * as Effect from "effect/Effect"
// biome-ignore lint/style/noRestrictedImports: an example is a command line, and only the door reads those
import { parseLine } from "../../cli/line.ts"
import { step } from "../../launch/progress.ts"
import type { Handler } from "../../manifest/handler.ts"
import { type Admitted, admit } from "../../plugins/admit.ts"
import { change, ground } from "../../plugins/change.ts"
import { uninstall } from "../../plugins/fetch.ts"
import type { Entry } from "../../plugins/registry.ts"
import { locateSource } from "../../plugins/source.ts"
import { commandsBy, others, runs } from "./words.ts"

const add: Handler<"plugins add"> = ({ source }) =>
  Effect.gen(function* () {
    const { packages } = yield* ground
    yield* step(`adding ${source}`)
    const admitted = yield* Effect.scoped(
      Effect.flatMap(locateSource(source, packages), (candidate) =>
        change((plugins) => admit(plugins, candidate, parseLine))
      )
    )
    const { entry } = admitted
    const replaced = before(admitted)
    if (replaced?.kind === "package" && replaced.directory !== entry.directory) {
      yield* uninstall(replaced.directory, packages)
    }
    const { name, version, directory } = entry
    return {
      text: told(admitted, replaced),
      json: { name, version, directory, commands: commandsBy(entry).join(", ") }
    }
  })

export default add

const before = ({ entry, earlier }: Admitted): Entry | undefined => earlier.find(({ name }) => name === entry.name)

const told = ({ entry, plugins, earlier }: Admitted, replaced: Entry | undefined): string => {
  const from = replaced === undefined || replaced.version === entry.version ? "" : `, which was ${replaced.version}`
  return `added ${entry.name} ${entry.version}${from}${runs(entry)}${others(earlier, plugins, entry.name)}`
}
