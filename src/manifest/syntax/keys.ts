/** The keys of a manifest's options and arguments, and the words that its grammar is written in. */
import { type ScalarName, valueTypes } from "./scalars.ts"

export type Shape =
  | { readonly kind: "scalar"; readonly scalar: ScalarName }
  | { readonly kind: "list"; readonly of: Shape }
  /** One value stands for a list of one. */
  | { readonly kind: "one-or-list"; readonly of: Shape }
  | { readonly kind: "map"; readonly key: ScalarName; readonly of: Shape }
  | { readonly kind: "place"; readonly place: PlaceName }

export interface Key {
  readonly shape: Shape
  readonly doc: string
  /** Must be there; a word names another key that may stand instead. */
  readonly need?: true | string
  /** A key beside which it may be missing here; whether it must be there, the reader knows. */
  readonly unless?: string
  /** The variants of its place that have it, such as value types; all of them where absent. */
  readonly of?: ReadonlyArray<string>
}

export type Keys = Readonly<Record<string, Key>>
export type PlaceName =
  | "manifest"
  | "plugin"
  | "type"
  | "shared-option"
  | "option"
  | "argument"
  | "error"
  | "entry"
  | "example"

export const one = (scalar: ScalarName): Shape => ({ kind: "scalar", scalar })
export const list = (of: Shape): Shape => ({ kind: "list", of })
export const map = (key: ScalarName, of: Shape): Shape => ({ kind: "map", key, of })
export const a = (place: PlaceName): Shape => ({ kind: "place", place })

const but = (unlike: string): ReadonlyArray<string> => valueTypes.filter((type) => type !== unlike)

export const valueKeys = {
  choices: { shape: list(one("value")), of: ["choice"], doc: "The words that are accepted." },
  min: {
    shape: one("value"),
    of: ["string", "integer", "number", "duration", "size", "port"],
    doc: "The least value, or of a string the least length."
  },
  max: {
    shape: one("value"),
    of: ["string", "integer", "number", "duration", "size", "port"],
    doc: "The greatest value, or of a string the greatest length."
  },
  unlimited: { shape: one("flag"), of: ["size"], doc: "0 is accepted too, and means that there is no limit." },
  pattern: { shape: one("line"), of: ["string"], doc: "A regular expression that the whole value must match." },
  exists: {
    shape: one("exists"),
    of: ["path"],
    doc: "What must be there already: the file, the directory, or the directory it lies in."
  },
  schemes: { shape: list(one("scheme")), of: ["url"], doc: "What a URL may begin with." }
} satisfies Keys

export const parameterKeys = {
  ...valueKeys,
  multiple: { shape: one("flag"), of: but("boolean"), doc: "May be given several times, and becomes a list." },
  default: {
    shape: { kind: "one-or-list", of: one("value") },
    of: but("secret"),
    doc: "What it is when nobody gives it, as it would be typed."
  },
  placeholder: { shape: one("line"), of: but("boolean"), doc: "Stands for the value in help." },
  env: { shape: one("variable"), doc: "The environment variable that gives it." },
  required: {
    shape: one("flag"),
    of: but("boolean"),
    doc: "Must be given: by default an argument without a default must, an option need not."
  }
} satisfies Keys

export const optionKeys = {
  ...parameterKeys,
  short: { shape: one("letter"), doc: "Its one-letter form." },
  aliases: { shape: list(one("name")), doc: "Other names for it." },
  config: { shape: one("line"), doc: "Its key in the config file." },
  hidden: { shape: one("flag"), doc: "Left out of help." },
  deprecated: { shape: one("line"), doc: "What to use instead." },
  conflicts: { shape: list(one("name")), doc: "Options that cannot stand beside it." },
  requires: { shape: list(one("name")), doc: "Options that must stand beside it." }
} satisfies Keys

export const type: Key = {
  shape: one("type"),
  need: true,
  doc: "What its value is: a built-in type, or one of `types`."
}
export const summary: Key = { shape: one("line"), need: true, doc: "What it is for, in one line." }
