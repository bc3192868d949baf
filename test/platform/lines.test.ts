import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { lastLines } from "../../src/platform/lines.ts"

/** The last `count` lines of a file with that text. */
const last = (text: string, count: number): string => {
  const path = join(fs.mkdtempSync(join(tmpdir(), "lines-")), "server.log")
  fs.writeFileSync(path, text)
  const descriptor = fs.openSync(path, "r")
  try {
    return text.slice(lastLines(descriptor, text.length, count).at)
  } finally {
    fs.closeSync(descriptor)
  }
}

describe("the last lines of a file", () => {
  it.each([
    ["one\ntwo\nthree\n", 2, "two\nthree\n"],
    ["one\ntwo\nthree", 2, "two\nthree"],
    ["\none\n", 5, "\none\n"],
    ["\none\n", 1, "one\n"],
    ["\n", 1, "\n"],
    ["one\n", 0, ""],
    ["", 3, ""]
  ])("of %j, %i of them, are %j", (text, count, lines) => {
    expect(last(text, count)).toBe(lines)
  })

  it("are found however long they are", () => {
    const long = `${"x".repeat(200_000)}\n`
    expect(last(long + long + long, 2)).toBe(long + long)
  })
})
