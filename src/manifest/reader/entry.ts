/** Reads the commands and groups of one level, and what is below them. */

import type { Node } from "../model.ts"
import { type Dict, type Entry, flagAt, isBroken, namedAt, type Scalar, scalarsAt } from "../syntax/tree.ts"
import { checkTogether } from "./collision.ts"
import { type Above, common, type Read, readCommand } from "./command.ts"
import { Claims, type Context, refuseMisplaced } from "./context.ts"
import { readOption } from "./option.ts"

/** The commands in `dict`, of the manifest or of a group. */
export const readEntries = (dict: Dict, above: Above, context: Context): Read => {
  const names = new Claims()
  const reads = namedAt(dict, "commands").map(([name, entry]): Read => {
    checkName(name, entry, names, above, context)
    const written = entry.value?.kind === "map" ? entry.value : undefined
    return written === undefined ? { nodes: [], examples: [] } : readEntry(name, written, above, context)
  })
  for (const [name, { value }] of namedAt(dict, "commands")) {
    for (const alias of value?.kind === "map" ? scalarsAt(value, "aliases") : []) takeAlias(name, alias, names, context)
  }
  return { nodes: reads.flatMap(({ nodes }) => nodes), examples: reads.flatMap(({ examples }) => examples) }
}

const checkName = (
  name: string,
  { key }: Entry,
  names: Claims,
  { path }: Above,
  { report, program }: Context
): void => {
  names.take(name, name, key)
  const parent = path.at(-1) ?? program
  if (name === "help" || name === "version")
    report({ id: "reserved", message: `'${name}' is every program's own`, at: key })
  else if (name === parent || name === program) {
    report({ id: "reserved", message: `a command cannot be called '${name}' inside '${name}'`, at: key })
  }
}

const takeAlias = (name: string, { text, at }: Scalar, names: Claims, { report }: Context): void => {
  const first = names.take(text, `${name}, as an alias`, at)
  if (first !== undefined)
    report({ id: "duplicate", message: `'${text}' already names '${first.owner}'`, at, first: first.at })
}

const readEntry = (name: string, dict: Dict, above: Above, context: Context): Read => {
  const isGroup = dict.entries.has("commands") || dict.entries.has("open")
  const what = isGroup ? "a group, which is what 'commands' and 'open' make it" : "a command"
  refuseMisplaced(dict, "entry", isGroup ? "group" : "command", what, context.report)
  const options = [...above.options, ...namedAt(dict, "options").map(([key, entry]) => readOption(key, entry, context))]
  const broken = above.broken || isBroken(dict, "options")
  checkTogether(options, broken, context.report)
  const inner = { path: [...above.path, name], options, broken }
  return isGroup ? readGroup(name, dict, inner, context) : readCommand(name, dict, inner, context)
}

const readGroup = (name: string, dict: Dict, inner: Above, context: Context): Read => {
  checkSelf(dict, inner.path, context)
  const { nodes, examples } = readEntries(dict, inner, context)
  const open = flagAt(dict, "open")
  const commands = dict.entries.get("commands")
  if (!open && (commands === undefined || (commands.value?.kind === "map" && commands.value.entries.size === 0))) {
    context.report({ id: "empty", message: "a group needs a command, or open: true", at: commands?.key ?? dict.at })
  }
  return { nodes: [{ kind: "group", ...common(name, dict, inner), open, commands: nodes }], examples }
}

/** What a group says of itself: a new one its summary, and one that is there already nothing. */
const checkSelf = (dict: Dict, path: ReadonlyArray<string>, { plugin, host, report }: Context): void => {
  if (host !== undefined && isThere(host.nodes, path, host.guest)) {
    const message = `the group '${path.join(" ")}' is there already, and has nothing but 'commands' here`
    for (const [name, { key }] of dict.entries) {
      if (name !== "commands") report({ id: "misplaced-key", message, at: key })
    }
  } else if (!dict.entries.has("summary") && (host !== undefined || !plugin)) {
    const message = `a group ${plugin ? "that is not there yet " : ""}needs 'summary'`
    report({ id: "missing-key", message, at: dict.at })
  }
}

/** Whether it is a group of somebody else's: a plugin that is read again may be there itself. */
const isThere = (
  nodes: ReadonlyArray<Node>,
  [name, ...rest]: ReadonlyArray<string>,
  guest: string | undefined
): boolean => {
  const found = nodes.find((node) => node.name === name)
  if (found?.kind !== "group") return false
  return rest.length === 0 ? guest === undefined || found.plugin !== guest : isThere(found.commands, rest, guest)
}
