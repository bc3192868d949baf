/** Looks that a handler's file lies inside the directory of its manifest, and is there. */
import { realpathSync, statSync } from "node:fs"
import { isAbsolute, join, relative, sep } from "node:path"
import { type Dict, type Scalar, scalarAt } from "../syntax/tree.ts"
import { quote } from "../value/quote.ts"
import type { Context } from "./context.ts"

/** The file that `run:` or `serves:` names. */
export const checkRun = (dict: Dict, context: Context, name = "run"): void => {
  const file = scalarAt(dict, name)
  if (file === undefined) return
  const reason = lexical(file) ?? (context.root === undefined ? undefined : physical(file.text, context.root))
  if (reason !== undefined) context.report({ id: "handler", message: reason, at: file.at })
}

/** A plugin's handler at its command's path; our own are looked for by the type checker. */
export const checkHandler = (path: ReadonlyArray<string>, dict: Dict, { plugin, root, report }: Context): void => {
  if (!plugin || root === undefined) return
  const places = [".js", ".mjs"].map((extension) => `commands/${path.join("/")}${extension}`)
  const reasons = places.map((place) => physical(place, root))
  const outside = reasons.find((reason) => reason?.includes("leads outside"))
  if (reasons.includes(undefined)) return
  report({ id: "handler", message: outside ?? `no handler: neither ${places.join(" nor ")} is there`, at: dict.at })
}

const lexical = ({ text }: Scalar): string | undefined => {
  if (text.includes("\0") || text.includes("\\")) return `must be a plain path with '/', got ${quote(text)}`
  if (isAbsolute(text)) return `must be a path inside the manifest's directory, and ${quote(text)} is absolute`
  return leaves(join(text)) ? `must lie inside the manifest's directory, got ${quote(text)}` : undefined
}

const leaves = (path: string): boolean => path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)

const physical = (path: string, root: string): string | undefined => {
  try {
    const [inside, file] = [realpathSync(root), realpathSync(join(root, path))]
    if (leaves(relative(inside, file))) return `${quote(path)} leads outside the manifest's directory`
    return statSync(file).isFile() ? undefined : `${quote(path)} is no file`
  } catch {
    return `no such file: ${quote(path)}`
  }
}
