/** Answers a shell's question: what may stand where the cursor is. */
import type { Argument, Command, Model, Option } from "../manifest/model.ts"
import { address } from "./address.ts"
import { parse } from "./parse.ts"
import { childrenOf, type Place, summaryIn } from "./place.ts"
import { looksLikeOption, namesOf, spell } from "./spell.ts"

/** One possibility, a whole word of the shell's; `note` is for shells that show one. */
export interface Candidate {
  readonly word: string
  readonly note: string
}

/** `files` and `directories` are the shell's own to complete, behind `prefix` (`--pid-file=`, or nothing). */
export interface Completion {
  readonly candidates: ReadonlyArray<Candidate>
  readonly paths: "files" | "directories" | undefined
}

/** `words` stand behind the program's name; the last one, perhaps empty, is the one at the cursor. */
export const complete = (model: Model, words: ReadonlyArray<string>): Completion => {
  const before = words.slice(0, -1)
  const current = words.at(-1) ?? ""
  const { place, at } = address(model, before)
  const options = "commands" in place ? [] : place.options
  if (!before.includes("--")) {
    const wanting = wantsValue(options, before.at(-1))
    if (wanting !== undefined) return values(wanting, "", current)
    if (current.startsWith("--") && current.includes("=")) return inline(options, current)
    if (current.startsWith("-")) return narrowed(optionCandidates(place), current)
  }
  return "commands" in place ? narrowed(commandCandidates(place), current) : argument(place, before, at, current)
}

/** What the front door prints: a candidate a line, and one word about paths where there is one. */
export const printCompletion = ({ candidates, paths }: Completion): string =>
  [...candidates.map(({ word, note }) => `${word}\t${note}\n`), paths === undefined ? "" : `:${paths}\n`].join("")

const NOTHING: Completion = { candidates: [], paths: undefined }

const narrowed = (candidates: ReadonlyArray<Candidate>, start: string): Completion => ({
  candidates: candidates.filter(({ word }) => word.startsWith(start)),
  paths: undefined
})

/** The option at the end of `word` that has no value yet. */
const wantsValue = (options: ReadonlyArray<Option>, word: string | undefined): Option | undefined => {
  if (word === undefined || !looksLikeOption(word)) return undefined
  const last = spell(word, namesOf(options)).at(-1)
  const open = last?.meaning?.type === "option" && last.meaning.takesValue === true && last.value === undefined
  return open && last.meaning?.type === "option" ? last.meaning.option : undefined
}

const argument = (
  command: Command,
  before: ReadonlyArray<string>,
  at: ReadonlySet<number>,
  current: string
): Completion => {
  const { words } = parse(command, command.name, before, at)
  const next = command.args[words.length] ?? command.args.findLast(({ multiple }) => multiple)
  return next === undefined ? NOTHING : values(next, "", current)
}

const inline = (options: ReadonlyArray<Option>, current: string): Completion => {
  const [piece] = spell(current, namesOf(options))
  if (piece?.meaning?.type !== "option") return NOTHING
  return values(piece.meaning.option, `${piece.label}=`, current)
}

const values = ({ value }: Argument | Option, prefix: string, start: string): Completion => {
  switch (value.type) {
    case "choice":
      return narrowed(
        value.choices.map((choice) => ({ word: `${prefix}${choice}`, note: "" })),
        start
      )
    case "boolean":
      return narrowed(
        ["true", "false"].map((word) => ({ word: `${prefix}${word}`, note: "" })),
        start
      )
    case "path":
      return { candidates: [], paths: value.exists === "directory" ? "directories" : "files" }
    default:
      return NOTHING
  }
}

const optionCandidates = (place: Place): ReadonlyArray<Candidate> => {
  const options: ReadonlyArray<Option> = "commands" in place ? [] : place.options.filter((option) => !option.hidden)
  const own = options.map(({ name, summary, value, default: fallback }) => ({
    word: value.type === "boolean" && fallback === "true" ? `--no-${name}` : `--${name}`,
    note: summary
  }))
  const version = "path" in place ? [] : [{ word: "--version", note: "Show the version." }]
  return [...own, { word: "--help", note: "Show this help." }, ...version]
}

const commandCandidates = (place: Exclude<Place, Command>): ReadonlyArray<Candidate> =>
  childrenOf(place).map((child) => ({ word: child.name, note: summaryIn(place, child) }))
