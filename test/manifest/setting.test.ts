import { expect, test } from "vitest"
import { model } from "../../src/generated/model.ts"
import type { Command, Option } from "../../src/manifest/model.ts"
import { keyOf, settingsOf } from "../../src/manifest/setting.ts"
import { commandsOf } from "../../src/manifest/walk.ts"

const [start] = commandsOf(model)
const command = start as Command
const option = (name: string, more: Partial<Option> = {}): Option => {
  const { env: _, ...bare } = command.options[0] as Option
  return { ...bare, name, ...more }
}

test("options that share a variable share a key", () => {
  const keys = [...settingsOf(model).keys()]
  expect(keys.filter((key) => key === "server.port")).toHaveLength(1)
  expect(keys).toContain("server.log-level")
  expect(keys).toContain("server.lines")
})

test.each([
  ["what it declares", option("port", { config: "net.port", env: "CLEVERAGENTS_SERVER_PORT" }), "net.port"],
  ["its variable", option("log-level", { env: "CLEVERAGENTS_SERVER_LOG_LEVEL" }), "server.log-level"],
  ["a variable that does not end with its name", option("quiet", { env: "CLEVERAGENTS_NO_WORDS" }), "no-words"],
  ["its command, without a variable", option("quiet"), "server.start.quiet"]
])("an option's key follows from %s", (_, given, key) => {
  expect(keyOf(model, command, given)).toBe(key)
})

test("a plugin's option stands below its command, whatever its variable is", () => {
  const brought = { ...command, plugin: "hello", path: ["hello", "there"] }
  expect(keyOf(model, brought, option("times", { env: "HELLO_TIMES" }))).toBe("hello.there.times")
})
