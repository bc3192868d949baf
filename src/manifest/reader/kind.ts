/** Looks that a manifest is of the kind that is wanted: a program's own, or a plugin's. */
import type { Problem, Report } from "../problem/problem.ts"
import { conform } from "../syntax/shape.ts"
import type { Dict, Tree } from "../syntax/tree.ts"
import { refuseMisplaced } from "./context.ts"

export type Kind = "program" | "plugin"

/**
 * `tree` as far as it is a manifest. Where a plugin's is wanted and it is not one, that is the problem, and
 * not what a program would have.
 */
export const asKind = (tree: Tree, expected: Kind | undefined, report: Report): Dict | undefined => {
  const problems: Array<Problem> = []
  const manifest = conform(tree, { kind: "place", place: "manifest" }, (problem) => problems.push(problem))
  const whole = manifest?.kind === "map" ? manifest : undefined
  const foreign = expected === "plugin" && whole !== undefined && !whole.entries.has("plugin")
  for (const problem of problems) if (!foreign || !OF_PROGRAM.test(problem.message)) report(problem)
  if (foreign) refuseProgram(whole, report)
  else if (whole !== undefined) checkKeys(whole, expected, report)
  // What a program has elsewhere than a plugin is no mistake of its own.
  return foreign && whole.entries.has("name") ? undefined : whole
}

/** How the grammar tells that a program's key is missing. */
const OF_PROGRAM = /^a manifest needs '\w+' or 'plugin'$/

const refuseProgram = (manifest: Dict, report: Report): void => {
  const name = manifest.entries.get("name")?.key
  if (name === undefined) report({ id: "missing-key", message: "a plugin's manifest needs 'plugin'", at: manifest.at })
  else report({ id: "wrong-kind", message: "this is the manifest of a program, not of a plugin", at: name })
}

const checkKeys = (manifest: Dict, expected: Kind | undefined, report: Report): void => {
  const plugin = manifest.entries.get("plugin")?.key
  const kind: Kind = plugin === undefined ? "program" : "plugin"
  refuseMisplaced(manifest, "manifest", kind, kind === "plugin" ? "a plugin" : "a program's own manifest", report)
  if (expected !== "program" || plugin === undefined) return
  report({ id: "wrong-kind", message: "this is the manifest of a plugin, not of a program", at: plugin })
}
