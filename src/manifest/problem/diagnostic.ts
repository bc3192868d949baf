/** Shows what is wrong with a manifest: where, the line itself, a caret under the spot, and what was probably meant. */

import { optionally } from "../reader/optionally.ts"
import type { Range } from "../syntax/tree.ts"
import { escapeControls } from "../value/quote.ts"
import { excerpt } from "./excerpt.ts"
import type { Problem } from "./problem.ts"

/** A problem with its place as people count it. */
export interface Diagnostic {
  readonly id: string
  readonly message: string
  readonly file: string
  readonly spot: Spot
  readonly help?: string
  readonly first?: Spot
}

/** Line and column count from 1, the column in characters. */
export interface Spot {
  readonly line: number
  readonly column: number
  /** The whole line, and where in it the spot begins and ends, in UTF-16 units. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** In the order of the file; what was found twice, by way of an alias or of a shared option, once. */
export const diagnose = (problems: ReadonlyArray<Problem>, text: string, file: string): ReadonlyArray<Diagnostic> => {
  const starts = lineStarts(text)
  const unique = new Map(problems.map((problem) => [`${problem.at.start} ${problem.id} ${problem.message}`, problem]))
  return [...unique.values()]
    .sort((a, b) => a.at.start - b.at.start)
    .map(({ at, first, ...problem }) => ({
      ...problem,
      file: escapeControls(file),
      spot: locate(text, starts, at),
      ...optionally("first", first && locate(text, starts, first))
    }))
}

/** All of them, in at most `width` columns. */
export const show = (diagnostics: ReadonlyArray<Diagnostic>, width: number): string =>
  diagnostics.map((diagnostic) => showOne(diagnostic, width)).join("\n\n")

/** Where a range of `text` begins, as people count it. */
export const spotAt = (text: string, at: Range): Spot => locate(text, lineStarts(text), at)

const lineStarts = (text: string): ReadonlyArray<number> => [
  0,
  ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)
]

const locate = (text: string, starts: ReadonlyArray<number>, at: Range): Spot => {
  const offset = Math.min(at.start, text.length)
  const line = countUpTo(starts, offset)
  const [begin = 0, next = text.length + 1] = starts.slice(line - 1, line + 1)
  const whole = text.slice(begin, next - 1).replace(/\r$/, "")
  const start = Math.min(offset - begin, whole.length)
  const end = Math.min(Math.max(at.end - begin, start), whole.length)
  return { line, column: [...whole.slice(0, start)].length + 1, text: whole, start, end }
}

/** How many of `starts`, which grow, are at most `offset`. */
const countUpTo = (starts: ReadonlyArray<number>, offset: number): number => {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

const showOne = ({ id, message, file, spot, help, first }: Diagnostic, width: number): string => {
  const number = String(spot.line)
  const margin = " ".repeat(number.length)
  const { line, caret } = excerpt(spot, Math.max(20, width - number.length - 3))
  const place = ({ line, column }: Spot) => `${file}:${line}:${column}`
  return [
    `${place(spot)}: error[${id}]: ${message}`,
    `${margin} |`,
    `${number} | ${line}`.trimEnd(),
    `${margin} | ${caret}${help === undefined ? "" : ` ${help}`}`,
    ...(first === undefined ? [] : [`${margin} = first used here: ${place(first)}`])
  ].join("\n")
}
