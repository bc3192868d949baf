/** How plugins are told to people. */
import { model } from "../../generated/model.ts"
import { commandsOf } from "../../manifest/walk.ts"
import type { Entry } from "../../plugins/registry.ts"

/** `hello`, `server greet`: what it brings, or would. */
export const commandsBy = (entry: Entry): ReadonlyArray<string> =>
  commandsOf(entry.model).map(({ path }) => path.join(" "))

/** What can be run now: a line, behind a line break; nothing where it brings no command. */
export const runs = (entry: Entry): string => {
  const lines = commandsBy(entry).map((words) => `${model.name} ${words}`)
  return lines.length === 0 ? "" : `\nrun: ${lines.join(", ")}`
}

/** What a change did to plugins that it was not about: a line for each, behind a line break. */
export const others = (before: ReadonlyArray<Entry>, after: ReadonlyArray<Entry>, name: string): string =>
  after
    .flatMap((entry) => {
      const was = before.find((one) => one.name === entry.name)?.state
      if (entry.name === name || was === entry.state) return []
      return entry.state === "aside" ? `\n${entry.name} is set aside: ${entry.reason}` : `\n${entry.name} is used again`
    })
    .join("")
