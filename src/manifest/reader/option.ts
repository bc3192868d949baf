/** Reads an option, written out or by reference to a shared one. */

import type { Option } from "../model.ts"
import { nearest } from "../nearest.ts"
import { didYouMean } from "../problem/problem.ts"
import { type Dict, type Entry, flagAt, type Range, scalarAt, scalarsAt, textAt } from "../syntax/tree.ts"
import { quote } from "../value/quote.ts"
import { type Context, merge } from "./context.ts"
import { optionally } from "./optionally.ts"
import { readParameter } from "./parameter.ts"

/** An option where it stands; without `option` where it is broken. */
export interface Placed {
  readonly name: string
  readonly key: Range
  readonly dict: Dict
  readonly option?: Option
}

export const readOption = (name: string, { key, value }: Entry, context: Context): Placed => {
  const written: Dict = value?.kind === "map" ? value : { kind: "map", entries: new Map(), at: key }
  const dict = resolve(written, context)
  const parameter = dict && readParameter(name, dict, "option", context)
  const sound = dict !== undefined && checkConfig(dict, context)
  return !sound || parameter === undefined
    ? { name, key, dict: dict ?? written }
    : { name, key, dict, option: build(parameter, dict) }
}

const resolve = (written: Dict, { shared, report }: Context): Dict | undefined => {
  const use = scalarAt(written, "use")
  if (use === undefined) return written.entries.has("use") ? undefined : written
  const base = shared.known.get(use.text)
  if (base !== undefined) return merge(base, written)
  if (shared.broken || shared.known.has(use.text)) return undefined
  const word = nearest(use.text, shared.known.keys())
  report({
    id: "unknown-shared-option",
    message: `no shared option is called ${quote(use.text)}`,
    at: use.at,
    ...didYouMean(word)
  })
  return undefined
}

const build = (parameter: Omit<Option, "aliases" | "hidden" | "conflicts" | "requires">, dict: Dict): Option => {
  const texts = (name: string) => scalarsAt(dict, name).map(({ text }) => text)
  return {
    ...parameter,
    ...optionally("short", textAt(dict, "short")),
    aliases: texts("aliases"),
    ...optionally("config", textAt(dict, "config")),
    hidden: flagAt(dict, "hidden"),
    ...optionally("deprecated", textAt(dict, "deprecated")),
    conflicts: texts("conflicts"),
    requires: texts("requires")
  }
}

const checkConfig = (dict: Dict, { configKeys, report }: Context): boolean => {
  const config = scalarAt(dict, "config")
  const first = config && configKeys.take(config.text, "", config.at)
  if (config === undefined || first === undefined) return true
  report({
    id: "duplicate",
    message: `the config key ${quote(config.text)} already gives another value`,
    at: config.at,
    first: first.at
  })
  return false
}
