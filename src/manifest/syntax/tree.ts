/** A manifest's text as values that know where they stand. */

/** From the offset `start` up to `end`, in UTF-16 units of the text. */
export interface Range {
  readonly start: number
  readonly end: number
}

export interface Scalar {
  readonly kind: "scalar"
  /** As written, without quotes: `0x1F` stays `0x1F`. */
  readonly text: string
  readonly plain: boolean
  readonly at: Range
}

export interface List {
  readonly kind: "list"
  readonly items: ReadonlyArray<Tree>
  readonly at: Range
}

export interface Dict {
  readonly kind: "map"
  readonly entries: ReadonlyMap<string, Entry>
  /** Where to point when something is missing in it. */
  readonly at: Range
}

export interface Entry {
  readonly key: Range
  /** Absent where it was refused. */
  readonly value?: Tree
  /** Written in `{ }` without a colon. */
  readonly bare?: boolean
}

export type Tree = Scalar | List | Dict

/** The single text under `name`; undefined where there is none, or it was refused. */
export const scalarAt = (dict: Dict, name: string): Scalar | undefined => {
  const value = dict.entries.get(name)?.value
  return value?.kind === "scalar" ? value : undefined
}

export const textAt = (dict: Dict, name: string): string | undefined => scalarAt(dict, name)?.text

/** Whether something stands under `name` that was refused: then nothing can be said about what depends on it. */
export const isBroken = (dict: Dict, name: string): boolean =>
  dict.entries.has(name) && dict.entries.get(name)?.value === undefined

export const flagAt = (dict: Dict, name: string): boolean => textAt(dict, name) === "true"

/** The texts of the list under `name`; a single text counts as a list of one. */
export const scalarsAt = (dict: Dict, name: string): ReadonlyArray<Scalar> => {
  const value = dict.entries.get(name)?.value
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value]
  return items.filter((item): item is Scalar => item.kind === "scalar")
}

/** The maps in the list under `name`. */
export const dictsAt = (dict: Dict, name: string): ReadonlyArray<Dict> => {
  const value = dict.entries.get(name)?.value
  return value?.kind === "list" ? value.items.filter((item): item is Dict => item.kind === "map") : []
}

export const dictAt = (dict: Dict, name: string): Dict | undefined => {
  const value = dict.entries.get(name)?.value
  return value?.kind === "map" ? value : undefined
}

/** What stands under each name of the map under `name`. */
export const namedAt = (dict: Dict, name: string): ReadonlyArray<readonly [string, Entry]> => [
  ...(dictAt(dict, name)?.entries ?? [])
]
