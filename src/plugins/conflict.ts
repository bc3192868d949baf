/** Finds what a plugin cannot add, because it is somebody else's: nothing that is there is changed or shadowed. */
import type { Model, Node } from "../manifest/model.ts"
import { commandsOf } from "../manifest/walk.ts"

/** Something in a manifest: the key at `path`, or the text below it. */
export interface Where {
  readonly path: ReadonlyArray<string>
  readonly text?: string
}

export interface Conflict {
  /** Names what the plugin brings. */
  readonly what: string
  /** Says why it cannot; followed by the place in the other manifest. */
  readonly why: string
  readonly here: Where
  readonly there: Where
  /** The plugin whose manifest the other one is; absent for the program's own. */
  readonly owner?: string | undefined
}

/** `there` is the program with the plugins that were there before. */
export const conflicts = (there: Model, added: Model): ReadonlyArray<Conflict> => [
  ...nameConflicts(there, added),
  ...nodeConflicts(there.name, there.commands, added.commands),
  ...variableConflicts(there, added),
  ...errorConflicts(there, added)
]

const nameConflicts = (host: Model, added: Model): ReadonlyArray<Conflict> => {
  const name = added.plugin?.name ?? ""
  const found: Array<Conflict> = []
  if (name === host.name) {
    const here = { path: ["plugin", "name"] }
    found.push({ what: `its name '${name}'`, why: "is the program's own", here, there: { path: ["name"] } })
  }
  if (`${added.envPrefix}_`.startsWith(`${host.envPrefix}_`)) {
    const why = `is kept for the program's own variables, which begin with ${host.envPrefix}_`
    const there = { path: ["env-prefix"] }
    found.push({ what: `its prefix ${added.envPrefix}`, why, here: there, there })
  }
  return found
}

const nodeConflicts = (
  program: string,
  nodes: ReadonlyArray<Node>,
  added: ReadonlyArray<Node>
): ReadonlyArray<Conflict> =>
  added.flatMap((node): ReadonlyArray<Conflict> => {
    const taken = named(nodes, node.name)
    if (taken?.kind !== "group" || node.kind !== "group" || taken.name !== node.name) {
      return wordConflicts(program, nodes, node)
    }
    if (taken.open) return nodeConflicts(program, taken.commands, node.commands)
    const what = `what it adds to '${[program, ...node.path].join(" ")}'`
    const why = "cannot be added, for that group is not open to plugins"
    return [{ what, why, here: keyOf(node), there: keyOf(taken), owner: taken.plugin }]
  })

const wordConflicts = (program: string, nodes: ReadonlyArray<Node>, node: Node): ReadonlyArray<Conflict> =>
  [node.name, ...node.aliases].flatMap((word) => {
    const taken = named(nodes, word)
    if (taken === undefined) return []
    const what = `its command '${[program, ...node.path.slice(0, -1), word].join(" ")}'`
    const why = `is ${ownerOf(taken)} already`
    return [{ what, why, here: wordOf(node, word), there: wordOf(taken, word), owner: taken.plugin }]
  })

const variableConflicts = (there: Model, added: Model): ReadonlyArray<Conflict> => {
  const taken = new Map(variablesOf(there))
  return [...new Map(variablesOf(added))].flatMap(([name]) => {
    if (!taken.has(name)) return []
    const owner = taken.get(name)
    // An option may be shared, and stand anywhere.
    const where = { path: [], text: name }
    const why = `is a variable of ${owner === undefined ? "the program" : `the plugin ${owner}`} already`
    return [{ what: `its variable ${name}`, why, here: where, there: where, owner }]
  })
}

const errorConflicts = (host: Model, added: Model): ReadonlyArray<Conflict> =>
  Object.keys(added.errors)
    .filter((tag) => tag in host.errors)
    .map((tag) => {
      const where = { path: ["errors", tag] }
      return { what: `its error ${tag}`, why: "is one of the program's own", here: where, there: where }
    })

const named = (nodes: ReadonlyArray<Node>, word: string): Node | undefined =>
  nodes.find(({ name, aliases }) => name === word || aliases.includes(word))

const ownerOf = ({ plugin }: Node): string => (plugin === undefined ? "the program's own" : `the plugin ${plugin}'s`)

const keyOf = ({ path }: Node): Where => ({ path: path.flatMap((name) => ["commands", name]) })

const wordOf = (node: Node, word: string): Where => {
  const { path } = keyOf(node)
  return node.name === word ? { path } : { path: [...path, "aliases"], text: word }
}

const variablesOf = (model: Model): ReadonlyArray<readonly [string, string | undefined]> =>
  commandsOf(model).flatMap(({ plugin, args, options }) =>
    [...args, ...options].flatMap(({ env }) => (env === undefined ? [] : [[env, plugin] as const]))
  )
