/** Cuts a line to the room that there is, around a spot in it, and draws the caret under the spot. */
import { type Cell, cells } from "./width.ts"

/** `start` and `end` are offsets in `text`; `room` is in columns. */
export const excerpt = (
  { text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
  room: number
): { readonly line: string; readonly caret: string } => {
  const skipped = Math.max(0, start - FAR)
  const seen = cells(text.slice(skipped, start + FAR))
  const first = cellAt(seen, start - skipped)
  const last = Math.max(first + 1, cellAt(seen, end - skipped - 1) + 1)
  const [from, to] = columns(seen) > room || skipped > 0 ? windowAround(seen, first, room - 2) : [0, seen.length]
  const before = from > 0 || skipped > 0 ? "…" : ""
  const after = to < seen.length || start + FAR < text.length ? "…" : ""
  const shown = seen.slice(from, to).map((cell) => cell.text)
  return {
    line: `${before}${shown.join("")}${after}`,
    caret:
      " ".repeat(before.length + columns(seen.slice(from, first))) +
      "^".repeat(Math.max(1, columns(seen.slice(first, Math.min(last, to)))))
  }
}

/** How many characters around the spot are looked at: more is never shown. */
const FAR = 1000

const columns = (row: ReadonlyArray<Cell>): number => row.reduce((sum, { width }) => sum + width, 0)

/** The cell that `offset` falls into; one past the last where it is the end of the line. */
const cellAt = (row: ReadonlyArray<Cell>, offset: number): number => {
  const next = row.findIndex(({ index, length }) => index + length > offset)
  return next < 0 ? row.length : next
}

/** A third of the room for what comes before the spot, the rest for the spot and what follows. */
const windowAround = (row: ReadonlyArray<Cell>, spot: number, room: number): readonly [number, number] => {
  let [from, to, used] = [spot, spot, 0]
  while (from > 0 && used + width(row, from - 1) <= room / 3) used += width(row, --from)
  while (to < row.length && used + width(row, to) <= room) used += width(row, to++)
  while (from > 0 && used + width(row, from - 1) <= room) used += width(row, --from)
  return [from, to]
}

const width = (row: ReadonlyArray<Cell>, index: number): number => columns(row.slice(index, index + 1))
