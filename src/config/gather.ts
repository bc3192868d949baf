/** Walks the tree of a config file along the keys of the settings, and gathers the values at their ends. */
import type { Placed } from "../manifest/configuration.ts"
import type { Option } from "../manifest/model.ts"
import { nearest } from "../manifest/nearest.ts"
import { spotAt } from "../manifest/problem/diagnostic.ts"
import type { Report } from "../manifest/problem/problem.ts"
import type { Settings } from "../manifest/setting.ts"
import type { Dict, Entry, Range, Tree } from "../manifest/syntax/tree.ts"
import { quote } from "../manifest/value/quote.ts"
import { isSecret } from "./conceal.ts"
import { isNothing, scalarsOf, take } from "./take.ts"

export interface Ground {
  readonly settings: Settings
  /** Keys that nothing reads for now. */
  readonly idle: ReadonlyArray<string>
  readonly report: Report
}

export interface Gathered {
  readonly values: Readonly<Record<string, Placed>>
  readonly idle: ReadonlyArray<string>
  /** Where values stand that are never shown. */
  readonly secrets: ReadonlyArray<Range>
}

/** `text` is what `tree` was read from. */
export const gather = (tree: Tree | undefined, text: string, ground: Ground): Gathered => {
  const walk = new Walk(text, ground)
  if (tree?.kind === "map") walk.map(tree, "")
  else if (tree !== undefined && !isNothing(tree))
    ground.report({ id: "wrong-kind", message: "must be a map of settings", at: tree.at })
  return { values: Object.fromEntries(walk.values), idle: walk.idle, secrets: walk.secrets }
}

class Walk {
  readonly values = new Map<string, Placed>()
  readonly idle: Array<string> = []
  readonly secrets: Array<Range> = []
  readonly #text: string
  readonly #ground: Ground

  constructor(text: string, ground: Ground) {
    this.#text = text
    this.#ground = ground
  }

  map(dict: Dict, prefix: string): void {
    const names = this.#namesBelow(prefix)
    for (const [name, entry] of dict.entries) {
      const key = prefix + name
      if (prefix === "" && name.startsWith("x-")) continue
      if (names.has(name)) this.#entry(key, entry)
      else {
        if (this.#isIdle(key)) this.idle.push(key)
        else this.#unknown(name, key, entry.key, names)
        this.#maybeSecret(prefix, entry)
      }
    }
  }

  #entry(key: string, { value, key: at }: Entry): void {
    const { settings, report } = this.#ground
    const option = settings.get(key)
    if (value === undefined) return
    if (option !== undefined && (value.kind !== "map" || !this.#hasBelow(key))) this.#value(key, option, value)
    else if (value.kind === "map") this.map(value, `${key}.`)
    else {
      this.#maybeSecret(`${key}.`, { key: at, value })
      report(
        isNothing(value)
          ? { id: "missing-value", message: `'${key}' holds nothing`, at }
          : { id: "wrong-kind", message: `'${key}' must be a map of settings`, at: value.at }
      )
    }
  }

  #value(key: string, option: Option, value: Tree): void {
    if (isSecret(option)) this.secrets.push(...scalarsOf(value))
    const texts = take(key, option, value, this.#ground.report)
    if (texts.length === 0) return
    const { line, column } = spotAt(this.#text, value.at)
    this.values.set(key, { texts, line, column })
  }

  #unknown(name: string, key: string, at: Range, names: ReadonlySet<string>): void {
    const { settings, report } = this.#ground
    const word = nearest(name, names) ?? nearest(key, settings.keys())
    const known = word === undefined ? `known: ${[...names].join(", ")}` : `did you mean '${word}'?`
    const help = settings.has(key) ? `write it as '${nested(name)}'` : known
    report({ id: "unknown-key", message: `there is no setting ${quote(key)}`, at, help })
  }

  /** What nobody knows may be a secret: of a plugin that is gone, or with a slip in its name. */
  #maybeSecret(prefix: string, { value }: Entry): void {
    const siblings = [...this.#ground.settings].filter(([key]) => key.startsWith(prefix))
    const isHarmless = value?.kind === "scalar" && !siblings.some(([, option]) => isSecret(option))
    if (value !== undefined && !isHarmless) this.secrets.push(...scalarsOf(value))
  }

  /** The next part of each key that begins with `prefix`. */
  #namesBelow(prefix: string): ReadonlySet<string> {
    const keys = [...this.#ground.settings.keys()].filter((key) => key.startsWith(prefix))
    return new Set(keys.map((key) => key.slice(prefix.length).replace(/\..*/, "")))
  }

  #hasBelow(key: string): boolean {
    return this.#namesBelow(`${key}.`).size > 0
  }

  #isIdle(key: string): boolean {
    return this.#ground.idle.some((idle) => idle === key || idle.startsWith(`${key}.`))
  }
}

/** `server: { port: … }` */
const nested = (key: string): string =>
  key.split(".").reduceRight((inner, name) => `${name}: ${inner === "" ? "…" : `{ ${inner} }`}`, "")
