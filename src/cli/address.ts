/**
 * Finds which command a command line addresses. Options may stand before it, so that whether the
 * word behind one is its value is asked of all the commands that are still possible.
 */
import type { Model, Option } from "../manifest/model.ts"
import { quote } from "../manifest/value/quote.ts"
import { childOf, childrenOf, fullName, optionsBelow, type Place, pathOf } from "./place.ts"
import { nearestOption, takesNoValue, unknownCommand, unknownOption } from "./problem.ts"
import { looksLikeOption, type Names, namesOf, type Piece, spell } from "./spell.ts"

export interface Address {
  readonly place: Place
  /** Where in the line the words of the command stand. */
  readonly at: ReadonlySet<number>
  /** What was asked on the way, by `help` or an option. */
  readonly asked: "help" | "version" | undefined
  /** Whether anything beside the command's words was given. */
  readonly bare: boolean
  /** Complete only where the place is no command: its own options are read later, by its own names. */
  readonly problems: ReadonlyArray<string>
  /** The options of every command below. */
  readonly options: ReadonlyArray<Option>
}

/** Walks from the root along the words of `argv`, as far as they lead. */
export const address = (model: Model, argv: ReadonlyArray<string>): Address => {
  const walk = new Walk(model)
  let taken = false
  for (const [index, word] of argv.entries()) {
    const next = argv[index + 1]
    if (taken) taken = false
    else if (word === "--") {
      walk.stop(next)
      break
    } else if (looksLikeOption(word)) taken = walk.option(word, next)
    else walk.word(word, index)
    if (walk.arrived()) break
  }
  return walk.result()
}

class Walk {
  private readonly model: Model
  private readonly at = new Set<number>()
  private readonly problems: Array<string> = []
  private place: Place
  private names: Names
  private asked: Address["asked"]
  private bare = true
  private lost = false

  constructor(model: Model) {
    this.model = model
    this.place = model
    this.names = namesOf(optionsBelow(model))
  }

  arrived(): boolean {
    return !("commands" in this.place)
  }

  word(word: string, index: number): void {
    if (this.lost) return
    const child = childOf(this.place, word)
    if (child !== undefined) {
      this.place = child
      this.names = namesOf(optionsBelow(child))
      this.at.add(index)
    } else if (word === "help") {
      this.asked ??= "help"
      this.at.add(index)
    } else {
      this.problems.push(
        this.absent(word) ??
          unknownCommand(
            word,
            fullName(this.model, this.place),
            childrenOf(this.place).map(({ name }) => name)
          )
      )
      this.lost = true
    }
  }

  /** Whether the next word belongs to this one. */
  option(word: string, next: string | undefined): boolean {
    this.bare = false
    const pieces = spell(word, this.names)
    for (const piece of pieces) this.look(word, piece)
    const last = pieces.at(-1)
    if (last === undefined || last.value !== undefined || next === undefined || looksLikeOption(next)) return false
    return this.takesValue(word, last) ?? childOf(this.place, next) === undefined
  }

  stop(next: string | undefined): void {
    this.bare = false
    if (next === undefined || this.lost) return
    this.problems.push(
      `${quote(next)} stands behind --, where no command of '${fullName(this.model, this.place)}' is read`
    )
  }

  result(): Address {
    const { place, at, asked, bare, problems } = this
    return { place, at, asked, bare, problems, options: optionsBelow(place) }
  }

  /** Why a word that a plugin would have is not there. */
  private absent(word: string): string | undefined {
    const { absent = {} } = this.model
    const words = [...pathOf(this.place), word].join(" ")
    return Object.hasOwn(absent, words) ? absent[words] : undefined
  }

  private look(word: string, piece: Piece): void {
    if (piece.meaning === undefined) {
      this.problems.push(unknownOption(word, piece, fullName(this.model, this.place), this.names))
    } else if (piece.meaning.type !== "option") {
      this.asked ??= piece.meaning.type
      if (piece.value !== undefined) this.problems.push(takesNoValue(piece.label, piece.value))
    }
  }

  private takesValue(word: string, piece: Piece): boolean | undefined {
    const guess = nearestOption(word, this.names)
    const meaning = piece.meaning ?? (guess === undefined ? undefined : this.names.get(guess))
    return meaning === undefined ? undefined : meaning.type === "option" && meaning.takesValue
  }
}
