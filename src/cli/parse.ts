/** Reads the options and arguments of one command: one pass from left to right, by exact names. */
import type { Command, Option } from "../manifest/model.ts"
import { nearestOption, needsValue, takesNoValue, unknownOption } from "./problem.ts"
import { looksLikeOption, type Names, namesOf, type Piece, spell } from "./spell.ts"

export interface Parsed {
  /** What was typed for each option, in order; a boolean's is `true` or `false`. */
  readonly given: ReadonlyMap<Option, ReadonlyArray<string>>
  /** What was typed for the arguments, in order. */
  readonly words: ReadonlyArray<string>
  readonly asked: "help" | "version" | undefined
  readonly problems: ReadonlyArray<string>
}

/** Reads `argv` without the words at `skip`, which are the command's own; `where` is its full name. */
export const parse = (
  command: Command,
  where: string,
  argv: ReadonlyArray<string>,
  skip: ReadonlySet<number>
): Parsed => {
  const reader = new Reader(command, where)
  let taken = false
  for (const [index, word] of argv.entries()) {
    const next = skip.has(index + 1) ? undefined : argv[index + 1]
    if (skip.has(index)) continue
    if (taken) taken = false
    else if (word === "--") {
      reader.words.push(...argv.slice(index + 1))
      break
    } else if (looksLikeOption(word)) taken = reader.option(word, next)
    else reader.words.push(word)
  }
  return reader
}

class Reader implements Parsed {
  readonly given = new Map<Option, Array<string>>()
  readonly words: Array<string> = []
  readonly problems: Array<string> = []
  asked: Parsed["asked"]
  private readonly names: Names
  private readonly command: Command
  private readonly where: string

  constructor(command: Command, where: string) {
    this.command = command
    this.where = where
    this.names = namesOf(command.options)
  }

  /** Whether the next word was its value. */
  option(word: string, next: string | undefined): boolean {
    let taken = false
    for (const piece of spell(word, this.names)) taken = this.piece(word, piece, next)
    return taken
  }

  private piece(word: string, piece: Piece, next: string | undefined): boolean {
    const { label, meaning, value } = piece
    if (meaning === undefined) return this.unknown(word, piece, next)
    if (meaning.type !== "option") {
      this.asked ??= meaning.type
      if (value !== undefined) this.problems.push(takesNoValue(label, value))
      return false
    }
    if (meaning.takesValue !== false) return this.valued(piece, meaning.option, next)
    if (meaning.off && value !== undefined) this.problems.push(takesNoValue(label, value))
    else this.give(meaning.option, value ?? String(!meaning.off))
    return false
  }

  private valued({ label, value }: Piece, option: Option, next: string | undefined): boolean {
    if (value !== undefined) this.give(option, value)
    else if (next !== undefined && !looksLikeOption(next)) this.give(option, next)
    else return this.missing(label, next)
    return value === undefined
  }

  /** What follows is read on its own where it is an option of ours, and otherwise was meant as the value. */
  private missing(label: string, next: string | undefined): boolean {
    const value = next === "--" ? undefined : next
    this.problems.push(needsValue(label, value))
    return value !== undefined && spell(value, this.names).some((piece) => piece.meaning === undefined)
  }

  /** The word behind an unknown option is its value where the right one takes a value, so that one slip is one problem. */
  private unknown(word: string, piece: Piece, next: string | undefined): boolean {
    this.problems.push(unknownOption(word, piece, this.where, this.names))
    if (next === undefined || looksLikeOption(next) || word.includes("=")) return false
    const guess = this.names.get(nearestOption(word, this.names) ?? "")
    return guess?.type === "option" ? guess.takesValue !== false : this.command.args.length === 0
  }

  private give(option: Option, value: string): void {
    const before = this.given.get(option)
    if (before === undefined) this.given.set(option, [value])
    else if (option.multiple) before.push(value)
    else before[0] = value
  }
}
