/** Problems are shown where they stand, whatever the line is made of. */
import { describe, expect, it } from "vitest"
import { show } from "../../src/manifest/problem/diagnostic.ts"
import { excerpt } from "../../src/manifest/problem/excerpt.ts"
import { cells } from "../../src/manifest/problem/width.ts"
import { read } from "../../src/manifest/reader/read.ts"

const HEAD = "manifest: 1\nname: demo\nsummary: A demo.\n"

const shown = (text: string, width = 80): string => {
  const outcome = read(text, "commands.yaml")
  return "problems" in outcome ? show(outcome.problems, width) : ""
}

describe("a diagnostic", () => {
  it("shows the place, the line, the spot, the nearest right word, and what it collides with", () => {
    const text = `${HEAD}commands:
  run:
    summary: Run it.
    options:
      port:
        type: prot
        short: p
        summary: A port.
      path:
        type: path
        short: p
        summary: A path.
`
    expect(shown(text)).toBe(`commands.yaml:9:15: error[unknown-type]: unknown type 'prot'
  |
9 |         type: prot
  |               ^^^^ did you mean 'port'?

commands.yaml:14:16: error[duplicate]: -p is already the short form of --port
   |
14 |         short: p
   |                ^
   = first used here: commands.yaml:10:16`)
  })

  it("counts what follows from a mistake in YAML instead of showing it", () => {
    expect(
      shown(`${HEAD}commands:\n\trun:\n\t\tsummary: a\n`)
    ).toBe(`commands.yaml:5:1: error[yaml]: tabs are not allowed as indentation (YAML finds 1 more after it)
  |
5 |     run:
  | ^^^^`)
  })

  it("says what is missing at the key that misses it", () => {
    expect(
      shown(`${HEAD}commands: { run: {} }\n`)
    ).toBe(`commands.yaml:4:13: error[missing-key]: a command needs 'summary'
  |
4 | commands: { run: {} }
  |             ^^^`)
  })

  it("lets no escape sequence of the manifest through to the terminal", () => {
    const output = shown(`${HEAD}commands: { run: { summary: a, effect: "\\e[31m\u202e" } }\n`)
    expect(output).toContain("error[encoding]")
    expect(output).not.toContain("\u001b")
    expect(output).not.toContain("\u202e")
  })
})

/** The columns before the caret and under it, and the columns before the marked text and of it. */
const aligned = (before: string, spot: string, after: string, room = 80) => {
  const found = excerpt({ text: before + spot + after, start: before.length, end: before.length + spot.length }, room)
  const width = (text: string) => cells(text).reduce((sum, cell) => sum + cell.width, 0)
  const index = found.line.indexOf(spot.replaceAll("\t", "    "))
  return {
    ...found,
    caretAt: found.caret.indexOf("^"),
    carets: found.caret.trim().length,
    textAt: width(found.line.slice(0, index)),
    width: width(found.line)
  }
}

describe("the caret", () => {
  it.each([
    ["tabs", "\ta:\t", "value", " # x"],
    ["wide characters", "名前: 日本 ", "value", ""],
    ["combining characters", "e\u0301te\u0301: ", "value", ""],
    ["emoji made of several", "👩‍👩‍👧 🇫🇷 ❤️: ", "value", ""],
    ["halves of a character", "\ud800: ", "value", ""],
    ["a wide spot", "a: ", "日本", " b"]
  ])("stands under its spot behind %s", (_, before, spot, after) => {
    const { caretAt, textAt, carets } = aligned(before, spot, after)
    expect(caretAt).toBe(textAt)
    expect(carets).toBe(cells(spot).reduce((sum, cell) => sum + cell.width, 0))
  })

  it.each([
    ["at the start", "", "x".repeat(500)],
    ["in the middle", "x".repeat(500), "y".repeat(500)],
    ["at the end", "x".repeat(500), ""],
    ["far along", "x".repeat(50_000), "y".repeat(50_000)],
    ["between wide characters", "日".repeat(500), "本".repeat(500)]
  ])("is in sight in a line longer than the terminal: %s", (_, before, after) => {
    const { line, caretAt, textAt, width } = aligned(before, "spot", after, 40)
    expect(line).toContain("spot")
    expect(caretAt).toBe(textAt)
    expect(width).toBeLessThanOrEqual(40)
    expect(line.startsWith("…")).toBe(before !== "")
    expect(line.endsWith("…")).toBe(after !== "")
  })

  it("is cut with a spot that is longer than the terminal", () => {
    const { carets, width } = aligned("a: ", "x".repeat(200), "", 40)
    expect(width).toBeLessThanOrEqual(40)
    expect(carets).toBeLessThanOrEqual(38)
  })

  it("stands behind a line whose end is the spot", () => {
    expect(excerpt({ text: "a: [", start: 4, end: 4 }, 80)).toEqual({ line: "a: [", caret: "    ^" })
  })
})
