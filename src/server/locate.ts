/** Finds the file that `--app` means: a path, or a package, as seen from the user's directory. */
import { readFileSync, statSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, isAbsolute, join, resolve } from "node:path"
import { maybe } from "../platform/maybe.ts"

/** An absolute path, or nothing where nothing is found. A path wins over a package of the same name. */
export const locate = (app: string, cwd: string): string | undefined => {
  const { resolve: find } = createRequire(join(cwd, "app"))
  const path = maybe(() => find(resolve(cwd, app)))
  if (path !== undefined || /^\.{0,2}\//.test(app)) return path
  const file = maybe(() => find(app)) ?? moduleOnly(app, cwd)
  // Node's own modules resolve to their names.
  return file !== undefined && isAbsolute(file) ? file : undefined
}

/** A package with an entry for `import` alone, which Node tells only to importers. */
const moduleOnly = (name: string, cwd: string): string | undefined => {
  for (let directory = cwd; ; directory = dirname(directory)) {
    const root = join(directory, "node_modules", name)
    const entry = maybe(() => mainEntry(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).exports))
    const file = entry === undefined ? undefined : join(root, entry)
    if (file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile()) return file
    if (directory === dirname(directory)) return undefined
  }
}

const mainEntry = (exported: unknown): string | undefined => {
  if (typeof exported === "string") return exported
  if (typeof exported !== "object" || exported === null) return undefined
  const entries = Object.entries(exported)
  const chosen = entries.find(([key]) => [".", "node", "import", "module-sync", "default"].includes(key))
  return mainEntry(chosen?.[1])
}
