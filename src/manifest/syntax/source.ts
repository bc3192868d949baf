/** Turns a manifest's bytes into text, and refuses what cannot be one. */
import type { Problem, Report } from "../problem/problem.ts"
import type { Range } from "./tree.ts"

/** How many bytes a manifest may have. */
export const LARGEST = 1_000_000

/** The text without a byte-order mark; undefined where it is refused. `report` gets places in what is returned by `lossy`. */
export const decodeSource = (source: string | Uint8Array, report: Report): string | undefined => {
  const nowhere = { start: 0, end: 0 }
  if (source.length > LARGEST) {
    report({
      id: "too-large",
      message: `more than ${LARGEST} bytes`,
      at: nowhere
    })
    return undefined
  }
  if (typeof source !== "string" && /^(feff|fffe|00\w\w00|\w\w00\w\w00)/.test(hex(source))) {
    report({ id: "encoding", message: "this is UTF-16 or UTF-32, and must be UTF-8", at: nowhere })
    return undefined
  }
  const text = lossy(source)
  const wrong = typeof source === "string" ? -1 : firstInvalid(source)
  if (wrong >= 0) report({ id: "encoding", message: "not UTF-8", at: { start: wrong, end: wrong + 1 } })
  const control = wrong < 0 ? text.search(CONTROL) : -1
  if (control >= 0) report(refuseControl(text.charCodeAt(control), { start: control, end: control + 1 }))
  return wrong >= 0 || control >= 0 ? undefined : text
}

/** The text as far as it can be shown: bytes that are not UTF-8 become U+FFFD. */
export const lossy = (source: string | Uint8Array): string => {
  if (source.length > LARGEST) return ""
  return (typeof source === "string" ? source : new TextDecoder("utf-8", { ignoreBOM: true }).decode(source)).replace(
    /^\ufeff/,
    ""
  )
}

/** What commands a terminal, or turns the direction of the text around it. */
export const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: to refuse them is what it is for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u2028-\u202e\u2066-\u2069]/

export const refuseControl = (code: number, at: Range): Problem => ({
  id: "encoding",
  message: `the control character U+${code.toString(16).padStart(4, "0")} cannot stand here`,
  at
})

const hex = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 4)).toString("hex")

/** Where in the lossy text the first byte that is not UTF-8 stands; -1 where there is none. */
const firstInvalid = (bytes: Uint8Array): number => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return -1
  } catch {
    return lengthOfValid(bytes, 0, bytes.length)
  }
}

/** By halves: a stream decoder accepts a prefix that ends inside a character. */
const lengthOfValid = (bytes: Uint8Array, from: number, to: number): number => {
  let [valid, invalid] = [from, to]
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (isValidPrefix(bytes.subarray(0, middle))) valid = middle
    else invalid = middle
  }
  return new TextDecoder("utf-8").decode(bytes.subarray(0, valid), { stream: true }).length
}

const isValidPrefix = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
