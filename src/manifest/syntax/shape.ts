/** Holds a parsed manifest against the grammar: what does not fit is reported and left out of what it returns. */

import { nearest } from "../nearest.ts"
import type { Report } from "../problem/problem.ts"
import { quote } from "../value/quote.ts"
import { joinCommas } from "./comma.ts"
import { places, synonyms } from "./grammar.ts"
import type { Keys, PlaceName, Shape } from "./keys.ts"
import { type ScalarName, type ScalarRule, scalars } from "./scalars.ts"
import type { Dict, Entry, List, Scalar, Tree } from "./tree.ts"

/** `tree` without what `shape` does not allow; undefined where nothing of it is left. */
export const conform = (tree: Tree, shape: Shape, report: Report): Tree | undefined => {
  switch (shape.kind) {
    case "scalar":
      return tree.kind === "scalar"
        ? fitScalar(tree, shape.scalar, report)
        : wrongKind(tree, scalars[shape.scalar].what, report)
    case "one-or-list":
      return tree.kind === "list" ? fitList(tree, shape.of, report) : conform(tree, shape.of, report)
    case "list":
      return tree.kind === "list" ? fitList(tree, shape.of, report) : wrongKind(tree, "a list", report)
    case "map":
      return tree.kind === "map" ? fitMap(tree, shape, report) : wrongKind(tree, "a map of names", report)
    case "place":
      return tree.kind === "map"
        ? fitPlace(tree, shape.place, report)
        : wrongKind(tree, `${places[shape.place].title}, as a map`, report)
  }
}

/** What a text must be and is not; undefined where it is. */
export const misfit = (text: string, plain: boolean, name: ScalarName): string | undefined => {
  const rule: ScalarRule = scalars[name]
  const fits =
    (rule.words?.includes(text) ?? true) && (rule.pattern === undefined || new RegExp(rule.pattern, "u").test(text))
  return fits && (plain || rule.plain === undefined) ? undefined : rule.what
}

const wrongKind = (tree: Tree, wanted: string, report: Report): undefined => {
  const found = { scalar: "a single value", list: "a list", map: "a map" }[tree.kind]
  const empty = tree.kind === "scalar" && isEmpty(tree)
  report({
    id: empty ? "missing-value" : "wrong-kind",
    message: `must be ${wanted}, not ${empty ? "empty" : found}`,
    at: tree.at
  })
  return undefined
}

const isEmpty = ({ text, plain }: Scalar): boolean => plain && (text === "" || text === "~" || text === "null")

const fitScalar = (tree: Scalar, name: ScalarName, report: Report): Scalar | undefined => {
  if (isEmpty(tree)) return wrongKind(tree, scalars[name].what, report)
  const wanted = misfit(tree.text, tree.plain, name)
  if (wanted === undefined) return tree
  const rule: ScalarRule = scalars[name]
  const word = nearest(tree.text, rule.words ?? [])
  const help = word === undefined ? {} : { help: word === tree.text ? "without quotes" : `did you mean '${word}'?` }
  report({ id: "bad-value", message: `must be ${wanted}, got ${quote(tree.text)}`, at: tree.at, ...help })
  return undefined
}

const fitList = (list: List, of: Shape, report: Report): List => ({
  ...list,
  items: list.items.map((item) => conform(item, of, report)).filter((item) => item !== undefined)
})

const fitMap = (dict: Dict, { key, of }: Extract<Shape, { kind: "map" }>, report: Report): Dict => {
  const entries = new Map<string, Entry>()
  for (const [name, entry] of dict.entries) {
    const wanted = misfit(name, true, key)
    entries.set(name, wanted === undefined ? fitEntry(entry, of, report) : { key: entry.key })
    if (wanted !== undefined)
      report({ id: "bad-name", message: `a name here must be ${wanted}, got ${quote(name)}`, at: entry.key })
  }
  return { ...dict, entries }
}

const fitEntry = ({ key, value }: Entry, shape: Shape, report: Report): Entry => {
  const fitted = value && conform(value, shape, report)
  return fitted === undefined ? { key } : { key, value: fitted }
}

const fitPlace = (written: Dict, place: PlaceName, report: Report): Dict => {
  const { title, keys } = places[place]
  const dict = joinCommas(written, keys)
  const isKnown = (name: string) => Object.hasOwn(keys, name)
  const isOurs = (name: string) => place !== "manifest" || !name.startsWith("x-")
  const entries = new Map<string, Entry>()
  for (const [name, entry] of dict.entries) {
    const key = isKnown(name) ? keys[name] : undefined
    if (key !== undefined) entries.set(name, fitEntry(entry, key.shape, report))
  }
  for (const [name, entry] of [...dict.entries].filter(([name]) => !isKnown(name) && isOurs(name))) {
    reportUnknown(name, entry, title, keys, report)
    const right = meant(name, keys)
    if (right !== undefined && !entries.has(right)) entries.set(right, guess(name, entry, keys[right]))
  }
  for (const [name, or] of missingFrom(entries, keys)) {
    report({ id: "missing-key", message: `${title} needs '${name}'${or}`, at: dict.at })
  }
  return { ...dict, entries }
}

/** Under a misspelt key stands what the right one would hold, if it fits: then what depends on it is no problem. */
const guess = (name: string, entry: Entry, key: Keys[string] | undefined): Entry => {
  const problems: Array<unknown> = []
  const fitted = key && fitEntry(entry, key.shape, (problem) => problems.push(problem))
  // A synonym may mean the opposite, as `optional` does.
  const unsure = problems.length > 0 || Object.hasOwn(synonyms, name)
  return fitted === undefined || unsure ? { key: entry.key } : fitted
}

const missingFrom = (entries: Dict["entries"], keys: Keys): ReadonlyArray<readonly [string, string]> =>
  Object.entries(keys)
    .filter(([name, { need }]) => need !== undefined && !entries.has(name) && !entries.has(String(need)))
    .filter(([, { unless }]) => unless === undefined || !entries.has(unless))
    .map(([name, { need }]) => [name, typeof need === "string" ? ` or '${need}'` : ""])

const reportUnknown = (name: string, { key }: Entry, title: string, keys: Keys, report: Report): void => {
  const word = meant(name, keys)
  const help =
    word === undefined ? { help: `known: ${Object.keys(keys).join(", ")}` } : { help: `did you mean '${word}'?` }
  report({ id: "unknown-key", message: `${title} has no key ${quote(name)}`, at: key, ...help })
}

const meant = (name: string, keys: Keys): string | undefined => {
  const synonym = Object.hasOwn(synonyms, name) ? synonyms[name] : undefined
  return synonym !== undefined && synonym in keys ? synonym : nearest(name, Object.keys(keys))
}
