import { expect, test } from "vitest"
import { wantsJson } from "../../src/cli/json.ts"
import { optionsBelow } from "../../src/cli/place.ts"
import { tool } from "./model.ts"

const json = optionsBelow(tool).filter(({ name, value }) => name === "json" && value.type === "boolean")

test.each([
  ["", {}, false],
  ["--json", {}, true],
  ["--json=yes", {}, true],
  ["--json --no-json", { TOOL_JSON: "1" }, false],
  ["--json=maybe", {}, false],
  ["-- --json", {}, false],
  ["", { TOOL_JSON: "1" }, true],
  ["", { TOOL_JSON: "0" }, false]
])("'%s' with %j asks for JSON: %s", (line, env, wanted) => {
  expect(wantsJson(json, line.split(" "), env)).toBe(wanted)
})

test("the environment asks for nothing where the option has no variable, nor where there is no option", () => {
  const unnamed = json.map(({ env: _, ...option }) => option)
  expect(wantsJson(unnamed, [], { TOOL_JSON: "1" })).toBe(false)
  expect(wantsJson([], ["--json"], { TOOL_JSON: "1" })).toBe(false)
})
