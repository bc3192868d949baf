/** Finds where something of a sound manifest stands, for messages that speak of two manifests. */
import { spotAt } from "../problem/diagnostic.ts"
import type { Entry, Range, Tree } from "../syntax/tree.ts"

/**
 * The place, as `line:column`, of the key at the end of `path`, or of the first text below it that is
 * exactly `text`; undefined where there is none.
 */
export type Find = (path: ReadonlyArray<string>, text?: string) => string | undefined

export const finder =
  (tree: Tree, source: string): Find =>
  (path, text) => {
    const found = follow(tree, path)
    const at = text === undefined ? found?.at : found?.tree && search(found.tree, text)
    if (at === undefined) return undefined
    const { line, column } = spotAt(source, at)
    return `${line}:${column}`
  }

const follow = (
  root: Tree,
  path: ReadonlyArray<string>
): { readonly tree: Tree | undefined; at: Range } | undefined => {
  let [tree, at]: [Tree | undefined, Range] = [root, root.at]
  for (const name of path) {
    const entry: Entry | undefined = tree?.kind === "map" ? tree.entries.get(name) : undefined
    if (entry === undefined) return undefined
    ;[tree, at] = [entry.value, entry.key]
  }
  return { tree, at }
}

const search = (tree: Tree, text: string): Range | undefined => {
  if (tree.kind === "scalar") return tree.text === text ? tree.at : undefined
  const below = tree.kind === "list" ? tree.items : [...tree.entries.values()].flatMap(({ value }) => value ?? [])
  for (const child of below) {
    const found = search(child, text)
    if (found !== undefined) return found
  }
  return undefined
}
