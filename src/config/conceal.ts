/** Covers secrets in the text of a config file, so that a message can show the lines that they stand on. */
import type { Option } from "../manifest/model.ts"
import type { Settings } from "../manifest/setting.ts"
import type { Range } from "../manifest/syntax/tree.ts"

/** Whether a value is never shown; of pairs, the part behind the name. */
export const isSecret = ({ value: { type } }: Option): boolean => type === "secret" || type === "key-value"

/** As long as `text`, so that every place in it stays. */
export const conceal = (text: string, secrets: ReadonlyArray<Range>): string =>
  secrets.reduce((shown, { start, end }) => {
    return shown.slice(0, start) + shown.slice(start, end).replace(/\S/gu, cover) + shown.slice(end)
  }, text)

/** The same where YAML cannot tell where a value ends: all that follows the name of a secret on its line. */
export const concealLines = (text: string, settings: Settings): string => {
  const names = [...settings].flatMap(([key, option]) => (isSecret(option) ? key.split(".").slice(-1) : []))
  if (names.length === 0) return text
  const words = names.map((name) => name.replace(/[^\w-]/g, "\\$&"))
  const pattern = new RegExp(`(?<=(?:${words.join("|")})["']?\\s*:).*`, "g")
  return text.replace(pattern, (rest) => rest.replace(/\S/gu, cover))
}

const cover = (letter: string): string => "*".repeat(letter.length)
