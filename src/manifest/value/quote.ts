/** Shows a text that somebody else wrote inside a message: on one line, harmless and of bounded length. */

/** In quotes; control and formatting characters are escaped, and what is long is cut. */
export const quote = (text: string): string => {
  const letters = [...text]
  const short = letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : text
  return `'${escapeControls(short)}'`
}

/** With `\n`, `\t` or `\u{…}` for each character that would move the cursor, hide or reorder text. */
export const escapeControls = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (letter) => {
    const named = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[letter]
    return named ?? `\\u{${letter.codePointAt(0)?.toString(16)}}`
  })

const LONGEST = 60
