import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { amend } from "../../src/config/amend.ts"

describe("a setting is changed in the text, and nothing else", () => {
  test.each([
    ["", "server.port", ["80"], "server:\n  port: 80\n"],
    ["# Mine.\n", "server.port", ["80"], "# Mine.\n\nserver:\n  port: 80\n"],
    ["---\n", "server.port", ["80"], "---\nserver:\n  port: 80\n"],
    ["a: 1\n", "server.port", ["80"], "a: 1\nserver:\n  port: 80\n"],
    ["server:\n", "server.port", ["80"], "server:\n  port: 80\n"],
    ["server: { host: a }\n", "server.port", ["80"], "server: { host: a, port: 80 }\n"],
    ["server: {host: a}\n", "server.port", ["80"], "server: {host: a, port: 80}\n"],
    ["server:\n    port: 1 # why\n", "server.port", ["80"], "server:\n    port: 80 # why\n"],
    ["server:\n  port: '1'\n", "server.port", ["80"], "server:\n  port: '80'\n"],
    ["server:\n  port: [1]\n", "server.port", ["80"], "server:\n  port: 80\n"],
    ["server:\r\n  port: 1\r\n# End.\r\n", "server.port", ["80"], "server:\r\n  port: 80\r\n# End.\r\n"],
    ["a: 1\n# End.\n", "a", ["2"], "a: 2\n# End.\n"],
    ["a: 1\n\n# End.\n# Really.\n", "a", ["2"], "a: 2\n\n# End.\n# Really.\n"],
    ["a: &it 1\nb: *it\n", "b", ["2"], "a: &it 1\nb: 2\n"],
    ["x: &it\n  port: 1\nb: *it\n", "b.port", ["2"], "x: &it\n  port: 1\nb:\n  port: 2\n"]
  ])("%j with %s set to %j", (text, key, texts, wanted) => {
    expect(amend(text, key, texts)).toBe(wanted)
  })

  test("to several values as a list", () => {
    expect(amend("tag: a\n", "tag", ["a", "b"], true)).toBe("tag:\n  - a\n  - b\n")
  })

  test.each(["", "~", "null", "a: b", "# no comment", " blanks ", "{", "*x", "0x1F", "two\nlines", "yes", "'", "é"])(
    "the value %j is read as the text that it is",
    (value) => {
      const options = { schema: "failsafe" } as const
      expect(parse(amend("a: 1\n", "a", [value]), options)).toEqual({ a: value })
      expect(parse(amend("", "a.b", [value]), options)).toEqual({ a: { b: value } })
    }
  )

  test.each([
    ["server:\n  port: 1\n  host: a\n", "server.port", "server:\n  host: a\n"],
    ["server:\n  port: 1\nx: 1\n", "server.port", "x: 1\n"],
    ["# Top.\n\nserver:\n  port: 1\n# End.\n", "server.port", "# Top.\n# End.\n"],
    ["server:\n  port: 1\n", "server.port", ""],
    ["server:\n  # First.\n  port: 1\n\n  host: a\n", "server.port", "server:\n  # First.\n  host: a\n"],
    ["server:\n  port: 1\n", "server.host", "server:\n  port: 1\n"],
    ["", "server.host", ""],
    ["a:   1\n", "a.b.c", "a:   1\n"]
  ])("%j without %s", (text, key, wanted) => {
    expect(amend(text, key, [])).toBe(wanted)
  })

  test("an anchor that is still used cannot be changed or removed", () => {
    expect(() => amend("a: &it 1\nb: *it\n", "a", [])).toThrow()
    expect(() => amend("a: &it 1\nb: *it\n", "a", ["2"])).toThrow()
    expect(amend("a: &it 1\nb: 1\n", "a", ["2"])).toBe("a: 2\nb: 1\n")
  })
})
