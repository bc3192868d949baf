/** Text from elsewhere (a log, another program's title) that cannot command the terminal it is printed on. */

/** C0 but tab and newline, DEL, C1, and what breaks or reorders a line: a title may hold any of them. */
const COMMANDING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** `text` with every such character written out, as `\x1b` or `\u202e`. */
export const printable = (text: string): string => text.replace(COMMANDING, escaped)

const escaped = (character: string): string => {
  const code = character.charCodeAt(0).toString(16)
  return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`
}
