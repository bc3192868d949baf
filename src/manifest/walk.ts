/** Walks the commands of a model in the order of the manifest. */
import type { Command, Group, Model, Node } from "./model.ts"

/** Every command, without the groups. */
export const commandsOf = (model: Model): ReadonlyArray<Command> =>
  nodesOf(model.commands).filter((node): node is Command => node.kind === "command")

/** Every command and group, each group before what it holds. */
export const nodesOf = (nodes: ReadonlyArray<Node>): ReadonlyArray<Node> =>
  nodes.flatMap((node): ReadonlyArray<Node> => [node, ...nodesOf(children(node))])

const children = (node: Node): Group["commands"] => (node.kind === "group" ? node.commands : [])
