/** Spells out one word of the command line: which options stand in it, and which values. */
import type { Option } from "../manifest/model.ts"

/** One option as it was typed. `--no-follow` is `follow` turned off; a cluster such as `-fn5` is two pieces. */
export interface Piece {
  /** `--port`, `-p` */
  readonly label: string
  readonly meaning: Meaning | undefined
  /** What stood in the same word: behind `=`, or behind the letter. */
  readonly value: string | undefined
}

export type Meaning =
  | { readonly type: "help" | "version" }
  | {
      readonly type: "option"
      readonly option: Option
      readonly off: boolean
      readonly takesValue: boolean | undefined
    }

/** Every spelling, `port` and `p`, with what it means. */
export type Names = ReadonlyMap<string, Meaning>

/** The spellings of `options`; where two commands mean different things by one name, whether it takes a value is open. */
export const namesOf = (options: ReadonlyArray<Option>): Names => {
  const names = new Map<string, Meaning>()
  for (const option of options) {
    for (const name of spellings(option)) names.set(name, settled(names.get(name), meaning(option, false)))
  }
  for (const option of options) {
    if (option.value.type !== "boolean") continue
    for (const name of [option.name, ...option.aliases]) {
      if (!names.has(`no-${name}`)) names.set(`no-${name}`, meaning(option, true))
    }
  }
  for (const [name, type] of BUILT_IN) names.set(name, { type })
  return names
}

/** Negative numbers and a single `-` are values. */
export const looksLikeOption = (word: string): boolean => /^-[^\d.]|^-\.\D/.test(word)

/** The pieces of a word that looks like an option; behind an unknown letter nothing more can be read. */
export const spell = (word: string, names: Names): ReadonlyArray<Piece> =>
  word.startsWith("--") ? [long(word, names)] : cluster(word, names)

const BUILT_IN = [
  ["help", "help"],
  ["h", "help"],
  ["version", "version"],
  ["V", "version"]
] as const

const spellings = (option: Option): ReadonlyArray<string> =>
  option.short === undefined ? [option.name, ...option.aliases] : [option.name, ...option.aliases, option.short]

const meaning = (option: Option, off: boolean): Meaning => ({
  type: "option",
  option,
  off,
  takesValue: option.value.type !== "boolean"
})

const settled = (before: Meaning | undefined, now: Meaning): Meaning =>
  before?.type === "option" && now.type === "option" && before.takesValue !== now.takesValue
    ? { ...before, takesValue: undefined }
    : (before ?? now)

const long = (word: string, names: Names): Piece => {
  const equals = word.indexOf("=")
  const label = equals < 0 ? word : word.slice(0, equals)
  const name = label.slice(2)
  return {
    label,
    meaning: name.length > 1 ? names.get(name) : undefined,
    value: equals < 0 ? undefined : word.slice(equals + 1)
  }
}

const cluster = (word: string, names: Names): ReadonlyArray<Piece> => {
  const pieces: Array<Piece> = []
  let rest = word.slice(1)
  for (const letter of rest) {
    rest = rest.slice(letter.length)
    const found = names.get(letter)
    const ends = found === undefined || takesValue(found) || rest.startsWith("=")
    const value = rest === "" || found === undefined ? undefined : rest.replace(/^=/, "")
    pieces.push({ label: `-${letter}`, meaning: found, value: ends ? value : undefined })
    if (ends) break
  }
  return pieces
}

const takesValue = (found: Meaning): boolean => found.type === "option" && found.takesValue !== false
