import { expect, test } from "vitest"
import { plain } from "../../src/commands/config/value.ts"
import { effective, shown } from "../../src/config/words.ts"
import { model } from "../../src/generated/model.ts"
import type { Command, Option, ValueType } from "../../src/manifest/model.ts"
import { commandsOf } from "../../src/manifest/walk.ts"

const [start] = commandsOf(model) as [Command]
const [host] = start.options as [Option]
const option = (value: ValueType, more: Partial<Option> = {}): Option => {
  const { default: _, ...rest } = host
  return { ...rest, env: "IT", value, ...more }
}

test.each<[ValueType["type"], string, string]>([
  ["secret", "s3cret", "***"],
  ["key-value", "A=s3=cret", "A=***"],
  ["url", "https://me:s3cret@host/", "https://***@host/"],
  ["url", "https://host/", "https://host/"],
  ["string", "a", "a"]
])("a %s such as %s is shown as %s", (type, text, wanted) => {
  expect(shown(option({ type } as ValueType), text)).toBe(wanted)
})

test.each<[ValueType["type"], ReadonlyArray<string>, unknown]>([
  ["integer", ["3"], 3],
  ["port", ["wrong"], "wrong"],
  ["boolean", ["on"], true],
  ["boolean", ["no"], false],
  ["duration", ["30s"], "30s"],
  ["secret", ["s3cret"], "***"],
  ["string", [], null]
])("a %s of %j is %j in JSON", (type, texts, wanted) => {
  expect(plain(option({ type } as ValueType), texts)).toBe(wanted)
})

test("one that may be repeated is a list in JSON", () => {
  expect(plain(option({ type: "integer" }, { multiple: true }), ["1", "2"])).toEqual([1, 2])
})

test("a value comes from the environment, the file, or the default, in this order", () => {
  const file = { file: "c", values: { key: { texts: ["b"], line: 2, column: 3 } } }
  const text = option({ type: "string" }, { default: "c" })
  const none = { file: "c", values: {} }
  expect(effective("key", text, file, { IT: "a" })).toEqual({
    texts: ["a"],
    origin: { source: "environment", variable: "IT" }
  })
  expect(effective("key", text, file, { IT: "" })).toEqual({
    texts: ["b"],
    origin: { source: "file", file: "c", line: 2, column: 3 }
  })
  expect(effective("key", text, none, {})).toEqual({ texts: ["c"], origin: { source: "default" } })
  expect(effective("key", option({ type: "boolean" }), none, {})).toMatchObject({ texts: ["false"] })
  expect(effective("key", option({ type: "string" }), none, {})).toEqual({ texts: [], origin: { source: "unset" } })
})
