/** `agents plugins list`: what was added, and why something of it is not used. */
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import { escapeControls } from "../../manifest/value/quote.ts"
import { everything } from "../../plugins/change.ts"
import type { Entry } from "../../plugins/registry.ts"
import { columns } from "../table.ts"
import { commandsBy } from "./words.ts"

const list: Handler<"plugins list"> = () =>
  Effect.map(everything, (plugins) => ({
    text: plugins.length === 0 ? NONE : table(plugins),
    json: { plugins: plugins.map(describe) }
  }))

export default list

const NONE = "no plugins yet; add one with: agents plugins add DIRECTORY"

const describe = (entry: Entry) => {
  const { name, version, state, reason, source, directory, checksum } = entry
  return {
    name,
    version,
    state,
    ...(reason === undefined ? {} : { reason }),
    source,
    directory,
    commands: commandsBy(entry),
    checksum
  }
}

const table = (plugins: ReadonlyArray<Entry>): string => {
  const rows = [HEAD, ...plugins.map((entry) => [entry.name, entry.version, entry.state, commandsBy(entry).join(", ")])]
  const [head, ...described] = columns(rows)
  return [head, ...described.flatMap((line, index) => [line, ...why(plugins[index])])].join("\n")
}

const HEAD = ["NAME", "VERSION", "STATE", "COMMANDS"]

const why = (entry: Entry | undefined): ReadonlyArray<string> =>
  entry?.reason === undefined ? [] : [`  ${escapeControls(entry.reason)}`]
