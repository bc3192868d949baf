/** Puts the commands of plugins among those of the program; what may not stand there was set aside before. */
import type { Model, Node } from "../manifest/model.ts"
import { settingsOf } from "../manifest/setting.ts"
import type { Entry } from "./registry.ts"

/** The host's model with everything that is enabled; what is not is told by the words that it would have. */
export const merge = (host: Model, plugins: ReadonlyArray<Entry>): Model => {
  const merged = plugins.filter(({ state }) => state === "enabled").reduce(mergeOne, host)
  const unused = plugins.filter(({ state }) => state !== "enabled")
  if (unused.length === 0) return merged
  const absent = Object.fromEntries(unused.flatMap((entry) => absentWords(host, entry)))
  return { ...merged, absent, idle: unused.flatMap((entry) => keysOf(host, entry)) }
}

/** The same for one more plugin, which is enabled. */
export const mergeOne = (model: Model, { name, version, directory, model: added }: Entry): Model => {
  const serves = added.plugin?.serves
  const extension = { version, directory, errors: added.errors, ...(serves === undefined ? {} : { serves }) }
  return {
    ...model,
    commands: graft(model.commands, added.commands, name),
    extensions: { ...model.extensions, [name]: extension }
  }
}

/** Every command and group that `added` would bring, by its words below the root, aliases included. */
const broughtBy = (nodes: ReadonlyArray<Node>, added: ReadonlyArray<Node>): ReadonlyArray<string> =>
  added.flatMap((node) => {
    const there = nodes.find(({ name }) => name === node.name)
    if (there?.kind === "group" && node.kind === "group") return broughtBy(there.commands, node.commands)
    return [node.name, ...node.aliases].map((word) => [...node.path.slice(0, -1), word].join(" "))
  })

const graft = (nodes: ReadonlyArray<Node>, added: ReadonlyArray<Node>, plugin: string): ReadonlyArray<Node> => {
  const grown = [...nodes]
  for (const node of added) {
    const index = grown.findIndex(({ name }) => name === node.name)
    const there = grown[index]
    if (there?.kind === "group" && node.kind === "group") {
      grown[index] = { ...there, commands: graft(there.commands, node.commands, plugin) }
    } else grown.push(owned(node, plugin))
  }
  return grown
}

const owned = (node: Node, plugin: string): Node =>
  node.kind === "command"
    ? { ...node, plugin }
    : { ...node, plugin, commands: node.commands.map((child) => owned(child, plugin)) }

const keysOf = (host: Model, { name, model }: Entry): ReadonlyArray<string> => [
  ...settingsOf({ ...host, commands: graft([], model.commands, name) }).keys()
]

const absentWords = (host: Model, { name, state, model }: Entry): ReadonlyArray<readonly [string, string]> =>
  broughtBy(host.commands, model.commands).map((words) => [
    words,
    `'${words}' is a command of the plugin ${name}, which is ${
      state === "disabled"
        ? `disabled; use it again with: agents plugins enable ${name}`
        : "set aside; see why with: agents plugins list"
    }`
  ])
