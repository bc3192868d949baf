/** How much room text takes in a terminal. */

export interface Cell {
  readonly text: string
  /** Columns: 0, 1 or 2. */
  readonly width: number
  /** Offset in the text, in UTF-16 units. */
  readonly index: number
  readonly length: number
}

/** What a reader sees as letters, each with its room. Tabs are four columns, whatever else moves the cursor is U+FFFD. */
export const cells = (text: string): ReadonlyArray<Cell> =>
  [...new Intl.Segmenter().segment(text)].map(({ segment, index }) => {
    const place = { index, length: segment.length }
    if (segment === "\t") return { text: "    ", width: 4, ...place }
    if (UNSHOWN.test(segment)) return { text: "\ufffd", width: 1, ...place }
    return { text: segment, width: WIDE.test(segment) ? 2 : /^[\p{M}\p{Cf}]+$/u.test(segment) ? 0 : 1, ...place }
  })

/** Controls, lone surrogates, line separators, and what changes the direction of text. */
const UNSHOWN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]|\ufe0f/u
