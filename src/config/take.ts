/** Takes the value of one setting from the tree of a config file, or reports why it is none. */
import type { Option } from "../manifest/model.ts"
import { nearest } from "../manifest/nearest.ts"
import { didYouMean, type Report } from "../manifest/problem/problem.ts"
import type { Range, Scalar, Tree } from "../manifest/syntax/tree.ts"
import { misfit } from "./fit.ts"

/** As written, one text for each value; none where something was reported. */
export const take = (key: string, option: Option, tree: Tree, report: Report): ReadonlyArray<string> => {
  if (tree.kind === "map" || (tree.kind === "list" && !option.multiple)) {
    const found = tree.kind === "map" ? "a map" : "a list"
    report({ id: "wrong-kind", message: `'${key}' must be a single value, not ${found}`, at: tree.at })
    return []
  }
  const items = tree.kind === "list" ? tree.items : [tree]
  const texts = items.flatMap((item) => single(key, option, item, report) ?? [])
  return texts.length === items.length ? texts : []
}

/** What YAML reads as nothing. */
export const isNothing = (tree: Tree): boolean =>
  tree.kind === "scalar" && tree.plain && (tree.text === "" || tree.text === "~" || tree.text === "null")

/** Where the texts in a tree stand. */
export const scalarsOf = (tree: Tree): ReadonlyArray<Range> => {
  if (tree.kind === "scalar") return [tree.at]
  const below = tree.kind === "list" ? tree.items : [...tree.entries.values()].flatMap(({ value }) => value ?? [])
  return below.flatMap(scalarsOf)
}

const single = (key: string, option: Option, item: Tree, report: Report): string | undefined => {
  if (item.kind !== "scalar") {
    report({ id: "wrong-kind", message: `'${key}' is a list of single values`, at: item.at })
    return undefined
  }
  if (isNothing(item)) {
    report({ id: "missing-value", message: `'${key}' has no value`, at: item.at })
    return undefined
  }
  const reason = misfit(option, item.text)
  if (reason === undefined) return item.text
  report({ id: "bad-value", message: `${key} ${reason}`, at: item.at, ...meant(option, item) })
  return undefined
}

const meant = ({ value }: Option, { text }: Scalar): { readonly help?: string } =>
  didYouMean(value.type === "choice" ? nearest(text, value.choices) : undefined)
