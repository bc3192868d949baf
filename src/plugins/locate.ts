/** Finds the module of a plugin's command: at the command's path, or where `run:` says, inside the plugin's directory. */
import { relative, sep } from "node:path"
import type { Command } from "../manifest/model.ts"
import { distrustBelow, inside } from "../platform/trust.ts"

/** The file, absolute and without links; or why there is none that may be run. */
export type Located = { readonly file: string } | { readonly reason: string; readonly advice?: string }

export const locate = ({ path, run }: Command, directory: string): Located => {
  const names = run === undefined ? EXTENSIONS.map((extension) => `commands/${path.join("/")}${extension}`) : [run]
  const file = names.map((name) => find(directory, name)).find((found) => found !== undefined)
  if (file === undefined) return { reason: `there is no ${names.join(" and no ")} in ${directory}` }
  const way = relative(directory, file)
  if (way === ".." || way.startsWith(`..${sep}`)) return { reason: `${file} lies outside of ${directory}` }
  return distrustBelow(directory, file) ?? { file }
}

const EXTENSIONS = [".js", ".mjs"]

const find = (directory: string, name: string): string | undefined => {
  try {
    return inside(directory, name)
  } catch {
    return undefined
  }
}
