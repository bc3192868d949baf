/** An error's template and its fields become words. */
import { describe, expect, it } from "vitest"
import { escapeBrackets, placeholders, render } from "../../src/manifest/words.ts"

describe("the words of an error", () => {
  it.each([
    ["no field at all", {}, "no field at all"],
    ["{a} and {b}", { a: 1, b: "x" }, "1 and x"],
    ["taken[ by {holder}]", { holder: "node" }, "taken by node"],
    ["taken[ by {holder}]", {}, "taken"],
    ["{advice}", {}, ""],
    ["[{a} or {b}]", { a: 1 }, ""],
    ["zero is there[: {n}]", { n: 0 }, "zero is there: 0"],
    ["\\[{host}\\] \\{x\\} \\\\", { host: "::1" }, "[::1] {x} \\"],
    ["[a \\] {b}]", { b: 1 }, "a ] 1"],
    ["an open [ and a lone ] and {", {}, "an open [ and a lone ] and {"],
    ["{a}", { a: "{b} [c]", b: 2 }, "{b} [c]"]
  ])("%j with %j", (template, fields, words) => {
    expect(render(template, fields)).toBe(words)
  })

  it("have their places found, and what is escaped is none", () => {
    expect(placeholders("{a} \\{b\\}[ \\] {c}]")).toEqual([
      { field: "a", index: 0, segment: false },
      { field: "c", index: 14, segment: true }
    ])
  })

  it("keeps a bracket that holds no optional field", () => {
    const template = escapeBrackets("[{host}]:{port}[ by {holder}] [sic]", (field) => field === "holder")
    expect(render(template, { host: "::1", port: 80 })).toBe("[::1]:80 [sic]")
    expect(render(template, { host: "::1", port: 80, holder: "node" })).toBe("[::1]:80 by node [sic]")
  })
})
