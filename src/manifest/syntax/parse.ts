/** Reads YAML into values that know where they stand, and refuses the parts of YAML that a manifest does not need. */
import type { Alias, Pair, ParsedNode, YAMLError } from "yaml"
import { isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml"
import type { Report } from "../problem/problem.ts"
import { optionally } from "../reader/optionally.ts"
import { quote } from "../value/quote.ts"
import { DEEPEST, tooDeep } from "./depth.ts"
import { CONTROL, refuseControl } from "./source.ts"
import type { Entry, Range, Tree } from "./tree.ts"

/** The document in `text`; undefined where there is none, or YAML itself refuses it. */
export const parse = (text: string, report: Report): Tree | undefined => {
  const deep = tooDeep(text)
  if (deep !== undefined) return refuseDepth(report, { start: deep, end: deep + 1 })
  const document = parseDocument(text, { schema: "failsafe", merge: false, uniqueKeys: false, prettyErrors: false })
  const fatal = [...document.errors, ...document.warnings.filter(({ code }) => code !== "TAG_RESOLVE_FAILED")]
  const [first, ...others] = fatal.sort((a, b) => a.pos[0] - b.pos[0])
  if (first !== undefined) return reportFirst(first, others.length, report)
  if (document.contents === null) {
    report({ id: "empty", message: "the manifest is empty", at: { start: 0, end: 0 } })
    return undefined
  }
  return new Builder(report).build(document.contents)
}

/** How many values a manifest may have once its aliases are put in. */
const LARGEST = 50_000

const refuseDepth = (report: Report, at: Range): undefined => {
  report({ id: "too-deep", message: `nested deeper than ${DEEPEST} levels`, at })
}

/** One slip makes YAML complain many times: the first complaint is the one to mend. */
const reportFirst = ({ code, message, pos: [start, end] }: YAMLError, others: number, report: Report): undefined => {
  if (code === "MULTIPLE_DOCS") {
    const refusal = "here begins another document, and one is read"
    report({ id: "multiple-documents", message: refusal, at: { start, end: start + 3 } })
  } else {
    const rest = others === 0 ? "" : ` (YAML finds ${others} more after it)`
    report({ id: "yaml", message: `${lowerFirst(message)}${rest}`, at: { start, end } })
  }
  return undefined
}

const lowerFirst = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1)

/** Turns nodes of the YAML library into ours, once through the document, aliases included. */
class Builder {
  readonly #report: Report
  readonly #anchors = new Map<string, { readonly tree: Tree | undefined; readonly size: number }>()
  readonly #open = new Set<string>()
  #size = 0
  #exhausted = false

  constructor(report: Report) {
    this.#report = report
  }

  build(node: ParsedNode, owner?: Range, depth = 0): Tree | undefined {
    const at = rangeOf(node)
    if (this.#exhausted) return undefined
    if (depth > DEEPEST) return refuseDepth(this.#report, at)
    if (isAlias(node)) return this.#follow(node.source, at)
    if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) {
      this.#report({ id: "tag", message: "tags are not read", at, help: `remove ${node.tag}` })
      return undefined
    }
    const { anchor } = node
    const before = this.#size
    if (anchor !== undefined) this.#open.add(anchor)
    const tree = this.#value(node, at, owner ?? at, depth)
    if (anchor !== undefined) {
      this.#open.delete(anchor)
      this.#anchors.set(anchor, { tree, size: this.#size - before })
    }
    return tree
  }

  #value(node: Exclude<ParsedNode, Alias.Parsed>, at: Range, owner: Range, depth: number): Tree | undefined {
    this.#grow(1, at)
    if (isSeq(node)) {
      const items = node.items.map((item) => this.build(item, undefined, depth + 1))
      return { kind: "list", items: items.filter((item) => item !== undefined), at }
    }
    if (isMap(node)) return { kind: "map", entries: this.#entries(node.items, depth), at: owner }
    const text = String(node.value)
    // The text itself has none, and an escape may make one.
    const control = text.search(CONTROL)
    if (control >= 0) this.#report(refuseControl(text.charCodeAt(control), at))
    return { kind: "scalar", text, plain: node.type === "PLAIN", at: at.end > at.start ? at : owner }
  }

  #entries(pairs: ReadonlyArray<Pair<ParsedNode, ParsedNode | null>>, depth: number): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>()
    for (const { key, value } of pairs) {
      const at = rangeOf(key)
      const name = isScalar(key) && key.tag === undefined && key.anchor === undefined ? String(key.value) : ""
      if (!this.#accepts(name, at, entries.get(name))) continue
      const tree = value === null ? nothing(at) : this.build(value, at, depth + 1)
      entries.set(name, { key: at, bare: value === null, ...optionally("value", tree) })
    }
    return entries
  }

  #accepts(name: string, at: Range, first: Entry | undefined): boolean {
    if (name === "") this.#report({ id: "bad-key", message: "a key must be a plain word", at })
    else if (name === "<<") {
      this.#report({ id: "merge-key", message: "merge keys are not read", at, help: "write the keys out" })
    } else if (first === undefined) return true
    else this.#report({ id: "duplicate", message: `${quote(name)} stands here twice`, at, first: first.key })
    return false
  }

  #follow(name: string, at: Range): Tree | undefined {
    const target = this.#anchors.get(name)
    if (this.#open.has(name)) this.#report({ id: "alias", message: `*${name} stands inside what it stands for`, at })
    else if (target === undefined) {
      this.#report({ id: "unknown-alias", message: `*${name} stands for nothing`, at, help: `no &${name} before it` })
    } else this.#grow(target.size, at)
    return this.#open.has(name) ? undefined : target?.tree
  }

  #grow(size: number, at: Range): void {
    this.#size += size
    if (this.#size <= LARGEST || this.#exhausted) return
    this.#exhausted = true
    this.#report({ id: "too-large", message: `more than ${LARGEST} values, aliases included`, at })
  }
}

const PLAIN_TAGS = new Set(["tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"])

/** What a key without a value has. */
const nothing = (at: Range): Tree => ({ kind: "scalar", text: "", plain: true, at })

const rangeOf = ({ range: [start, end] }: ParsedNode): Range => ({ start, end })
