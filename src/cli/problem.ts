/** Words for what is wrong with a command line. */
import type { Command } from "../manifest/model.ts"
import { nearest } from "../manifest/nearest.ts"
import { escapeControls, quote } from "../manifest/value/quote.ts"
import type { Names, Piece } from "./spell.ts"

export const unknownCommand = (word: string, where: string, children: Iterable<string>): string =>
  `unknown command ${quote(word)} for '${where}'${perhaps(nearest(word, children), (name) => `'${name}'`)}`

export const unknownOption = (word: string, piece: Piece, where: string, names: Names): string => {
  const seen = word === piece.label || word.startsWith(`${piece.label}=`) ? piece.label : `${piece.label} in '${word}'`
  return `unknown option ${escapeControls(seen)} for '${where}'${perhaps(nearestOption(word, names), (name) => `--${name}`)}`
}

/** The long name that `--prot`, or `-port` with a dash too few, probably means. */
export const nearestOption = (word: string, names: Names): string | undefined =>
  nearest(
    word.replace(/^-+|=.*$/gs, ""),
    [...names.keys()].filter((name) => name.length > 1)
  )

export const needsValue = (label: string, next: string | undefined): string =>
  next === undefined
    ? `${label} needs a value`
    : `${label} needs a value; if ${quote(next)} is the value write ${label}${label.startsWith("--") ? "=" : ""}${escapeControls(next)}`

export const takesNoValue = (label: string, value: string): string => `${label} takes no value, got ${quote(value)}`

export const unexpected = (words: ReadonlyArray<string>, { args, options }: Command): string => {
  const meant = options.find((option) => option.name === words[0])
  const advice = meant === undefined ? (args.length === 0 ? ", it takes none" : "") : `; did you mean --${meant.name}?`
  return `unexpected argument${words.length === 1 ? "" : "s"} ${words.map(quote).join(", ")}${advice}`
}

const perhaps = (name: string | undefined, quoted: (name: string) => string): string =>
  name === undefined ? "" : `; did you mean ${quoted(name)}?`
