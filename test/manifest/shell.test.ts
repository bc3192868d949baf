/** An example is split as a shell would. */
import { describe, expect, it } from "vitest"
import { splitWords } from "../../src/manifest/reader/shell.ts"

describe("a line", () => {
  it.each([
    ["agents server  start", ["agents", "server", "start"]],
    ["a 'b c' \"d e\"", ["a", "b c", "d e"]],
    ['a --x=\'y z\'"\\"q\\""', ["a", '--x=y z"q"']],
    ['a b\\ c "$d\\n"', ["a", "b c", "$d\\n"]],
    ["a '' \"\"", ["a", "", ""]],
    ["a b | c d", ["a", "b"]],
    ["a b > file", ["a", "b"]],
    ["a && b", ["a"]],
    ["a 'x | y'", ["a", "x | y"]],
    ["", []]
  ])("%j is split", (line, words) => {
    expect(splitWords(line)).toEqual(words)
  })

  it.each([["a 'b"], ['a "b'], ["a b\\"]])("%j is not whole", (line) => {
    expect(splitWords(line)).toBeUndefined()
  })
})
