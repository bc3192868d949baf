/** Changes to the text of a manifest that somebody, or something, may make. */
import * as fc from "fast-check"

/** Pieces that mean something to YAML, to the grammar or to a terminal. */
export const PIECES = [
  ": ", "- ", "{", "}", "[", "]", ", ", "\n", "\n\n  ", "\t", "'", '"', "|\n", ">\n", "# ", "---\n", "...\n", "%YAML 1.2\n", "&a ", "*a", "<<: ",
  "!!int ", "!x ", "? ", "~", "null", "true", "0x1F", "1e3", "-1", "99999999999999999999", "\r\n", "\ufeff", "\u0000", "\u001b[31m", "\u202e",
  "日本", "e\u0301", "👩‍👩‍👧", "\ud800", "help", "version", "type: ", "use: ", "default: ", "constructor", "__proto__: ", "commands:", "x-y: ", "{pid}"
] // biome-ignore format: one row a kind

export interface Cut {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

export const cut: fc.Arbitrary<Cut> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5, unit: "binary" }))
})

export const mutate = (text: string, cuts: ReadonlyArray<Cut>): string =>
  cuts.reduce((result, { at, remove, insert }) => {
    const index = Math.floor(at * result.length)
    return result.slice(0, index) + insert + result.slice(index + remove)
  }, text)
