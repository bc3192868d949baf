/** Reads which versions a plugin needs, and compares them with what there is. */
import satisfies from "semver/functions/satisfies.js"
import validRange from "semver/ranges/valid.js"
import { nearest } from "../nearest.ts"
import { didYouMean, type Report } from "../problem/problem.ts"
import { type Dict, dictAt, namedAt } from "../syntax/tree.ts"
import { quote } from "../value/quote.ts"

/** Versions as npm writes them. */
export interface Versions {
  readonly agents: string
  readonly node: string
}

export const checkRequires = (manifest: Dict, report: Report): void => {
  const plugin = dictAt(manifest, "plugin")
  for (const [name, { key, value }] of plugin === undefined ? [] : namedAt(plugin, "requires")) {
    if (!KNOWN.includes(name)) {
      const word = nearest(name, KNOWN)
      const help = word === undefined ? { help: "npm looks after a package's dependencies" } : didYouMean(word)
      report({ id: "unknown-requirement", message: "a plugin requires 'agents' and 'node' alone", at: key, ...help })
    } else if (value?.kind === "scalar" && validRange(value.text, OPTIONS) === null) {
      const message = `no range of versions: ${quote(value.text)}`
      report({ id: "bad-range", message, at: value.at, help: "such as '>=0.1'" })
    }
  }
}

/** In words; nothing where `versions` is absent. */
export const unmet = (
  requires: Readonly<Record<string, string>>,
  versions: Versions | undefined
): ReadonlyArray<string> =>
  Object.entries(versions ?? {}).flatMap(([name, version]: [string, string]) => {
    const range = requires[name]
    const fits = range === undefined || satisfies(version, range, OPTIONS)
    return fits ? [] : [`it needs ${name} ${range}, and this is ${version}`]
  })

const KNOWN = ["agents", "node"]

/** A version that is not released yet counts like the release that it leads to. */
const OPTIONS = { includePrerelease: true }
