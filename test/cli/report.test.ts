import { describe, expect, test } from "vitest"
import { isCatalogued, report, reportDefect } from "../../src/cli/report.ts"
import { tool } from "./model.ts"

describe("a failure that the catalogue lists", () => {
  const lost = { _tag: "Lost", message: "the key is lost", exitCode: 20, what: "the key", secret: "s3cret" }

  test("is told to people, with a hint where it has one", () => {
    expect(report(tool, lost, false)).toEqual({ stderr: "tool: the key is lost\n", exitCode: 20 })
    expect(report(tool, { ...lost, hint: "look" }, false).stderr).toBe("tool: the key is lost\nlook\n")
  })

  test("has the trace behind it for who asked, in JSON on stderr", () => {
    expect(report(tool, lost, false, "  at x").stderr).toBe("tool: the key is lost\n  at x\n")
    expect(report(tool, lost, true, "  at x").stderr).toBe("  at x\n")
  })

  test.each([undefined, null, "Lost", {}, { _tag: "Lost" }, { _tag: "Found", exitCode: 3 }])("is not %j", (value) => {
    expect(isCatalogued(tool, value)).toBe(false)
  })

  test("keeps for itself, in JSON, every field that nobody declared", () => {
    const { stdout = "" } = report({ ...tool, errors: {} }, lost, true)
    expect(JSON.parse(stdout)).toEqual({ error: { tag: "Lost", message: "the key is lost", exitCode: 20 } })
  })
})

describe("a failure that nobody foresaw", () => {
  test.each([
    [new Error("one\ntwo"), "one"],
    [new RangeError(), "RangeError"],
    ["a text\nof two lines", "a text"],
    [undefined, "undefined"]
  ])("is its first line: %j", (defect, line) => {
    const { stderr, exitCode } = reportDefect(tool, defect, false, undefined)
    expect(stderr).toMatch(`tool: unexpected failure: ${line}\nits details: set TOOL_DEBUG=1`)
    expect(exitCode).toBe(1)
  })
})
