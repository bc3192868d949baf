/** What the readers of one manifest's parts share. */

import type { Node } from "../model.ts"
import type { Report } from "../problem/problem.ts"
import { places } from "../syntax/grammar.ts"
import type { PlaceName } from "../syntax/keys.ts"
import type { Dict, Range } from "../syntax/tree.ts"

export interface Context {
  readonly report: Report
  /** Whether nothing was reported so far. */
  readonly isSound: () => boolean
  /** What every command line begins with; empty where nobody knows. */
  readonly program: string
  readonly plugin: boolean
  /** What the program has already, where a plugin is read that shall be added to it. */
  readonly host?: { readonly nodes: ReadonlyArray<Node>; readonly guest: string | undefined }
  /** The manifest's directory; absent where its files are not looked at. */
  readonly root?: string
  /** What every variable begins with, `_` included. */
  readonly prefix: string
  readonly types: Names
  readonly shared: Names
  readonly errors: Names
  readonly usedErrors: Set<string>
  readonly variables: Claims
  readonly configKeys: Claims
}

/** What is declared in one part of the manifest; undefined under the name of what is broken. */
export interface Names {
  readonly known: ReadonlyMap<string, Dict | undefined>
  /** Whether a name may have been lost, because the whole part is broken. */
  readonly broken: boolean
}

/** Words that only one owner may have. */
export class Claims {
  readonly #taken = new Map<string, Claim>()

  /** The claim that came first, unless it is this very one read again; the word is the owner's where there was none. */
  take(word: string, owner: string, at: Range): Claim | undefined {
    const first = this.#taken.get(word)
    if (first === undefined) this.#taken.set(word, { owner, at })
    return first?.owner === owner && first.at.start === at.start ? undefined : first
  }
}

export interface Claim {
  readonly owner: string
  readonly at: Range
}

/** `below` with what only `base` has. */
export const merge = (base: Dict, below: Dict): Dict => ({
  ...below,
  entries: new Map([...base.entries, ...below.entries])
})

/** Reports each key of `dict` that its place knows, but not for this variant. */
export const refuseMisplaced = (
  dict: Dict,
  place: PlaceName,
  variant: string,
  what: string,
  report: Report
): boolean => {
  const misplaced = [...dict.entries].filter(([name]) => !(places[place].keys[name]?.of?.includes(variant) ?? true))
  for (const [name, { key }] of misplaced) {
    report({ id: "misplaced-key", message: `'${name}' means nothing for ${what}`, at: key })
  }
  return misplaced.length > 0
}
