import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { answer } from "../../src/cli/answer.ts"
import { lex } from "../../src/cli/lex.ts"
import { type AnyHandler, execute } from "../../src/manifest/compile.ts"
import type { Configuration } from "../../src/manifest/configuration.ts"
import type { Model } from "../../src/manifest/model.ts"
import { tool } from "./model.ts"

type Env = Readonly<Record<string, string>>

const says = (values: Readonly<Record<string, string | ReadonlyArray<string>>>): Configuration => ({
  file: "config.yaml",
  values: Object.fromEntries(
    Object.entries(values).map(([key, texts], index) => [key, { texts: [texts].flat(), line: index + 1, column: 3 }])
  )
})

/** What the command's handler is handed, or what is wrong. */
const handed = async (line: string, configuration: Configuration, env: Env = {}) => {
  const reading = lex(tool, line.split(" "), env, configuration)
  if (reading.kind === "errors") return { problems: reading.problems }
  if (reading.kind !== "run") throw new Error(reading.kind)
  let input: unknown
  const handler: AnyHandler = (got, call) => {
    input = { ...(got as object), ...(call as object) }
    return Effect.succeed({ text: "" })
  }
  const { command, argv, configured } = reading
  const table = { [command.path.join(" ")]: () => Promise.resolve({ default: handler }) }
  const provider = ConfigProvider.fromMap(new Map(Object.entries(env)))
  await Effect.runPromise(Effect.withConfigProvider(execute(tool, command, table, argv, configured), provider))
  return input
}

describe("what the config file says", () => {
  test("counts where neither the command line nor the environment says anything", async () => {
    const file = says({ port: "9000", "serve.name": "Ada", "serve.timeout": "5" })
    expect(await handed("serve", file)).toMatchObject({ port: 9000, name: "Ada", timeout: 5000, given: {} })
    expect(await handed("serve", file, { TOOL_PORT: "9001" })).toMatchObject({ port: 9001 })
    expect(await handed("serve", file, { TOOL_PORT: "" })).toMatchObject({ port: 9000 })
    expect(await handed("serve --port 9002", file, { TOOL_PORT: "9001" })).toMatchObject({ port: 9002 })
    expect(await handed("serve", says({}))).toMatchObject({ port: 8080 })
  })

  test("gives an option that may be repeated all its values", async () => {
    expect(await handed("serve", says({ tags: ["a", "b,c"] }))).toMatchObject({ tag: ["a", "b,c"] })
  })

  test("turns a switch off that is on by itself", async () => {
    expect(await handed("serve", says({ colour: "no" }))).toMatchObject({ colour: false })
  })

  test("is told with its place where it is wrong", async () => {
    expect(await handed("serve", says({ port: "x" }))).toEqual({
      problems: ["config.yaml:1:3: port: must be a port number, got 'x'"]
    })
    expect(await handed("serve --port 1", says({ port: "x" }))).toMatchObject({ port: 1 })
  })

  test("can be what is missing", async () => {
    expect(await handed("need package.json", says({ alpha: "a", "need.level": "low" }))).toMatchObject({
      alpha: "a",
      level: "low"
    })
  })

  test("gives way to what cannot stand beside it, and else is told to conflict", async () => {
    const file = says({ slow: "yes", "serve.quick": "yes" })
    expect(await handed("serve --quick", file)).toMatchObject({ quick: true, slow: false })
    expect(await handed("serve --slow", file)).toMatchObject({ quick: false, slow: true })
    expect(await handed("serve", file, { TOOL_SLOW: "1" })).toMatchObject({ quick: false, slow: true })
    expect(await handed("serve --no-slow", file)).toMatchObject({ quick: true, slow: false })
    expect(await handed("serve", file)).toEqual({
      problems: ["--quick (config.yaml:2:3: serve.quick) cannot stand beside --slow (config.yaml:1:3: slow)"]
    })
    expect(await handed("serve", says({ "serve.user": "me" }))).toEqual({
      problems: ["--user (config.yaml:1:3: serve.user) needs --token beside it"]
    })
  })

  test("may ask for JSON, for a wrong command line too", () => {
    expect(lex(tool, ["serve", "--prot"], {}, says({ json: "true" }))).toMatchObject({ kind: "errors", json: true })
    expect(lex(tool, ["serve", "--prot"], { TOOL_JSON: "0" }, says({ json: "true" }))).toMatchObject({ json: false })
  })
})

describe("a config file in which something is wrong", () => {
  const error = { tag: "InvalidConfig", exit: 2, message: "{problems}", fields: {} }
  const model: Model = { ...tool, errors: { ...tool.errors, InvalidConfig: error } }
  const fields = { file: "config.yaml", count: 1, problems: "all is wrong", advice: "" }
  const ask = (line: string) =>
    answer(model, {
      argv: line.split(" "),
      env: {},
      platform: "linux",
      version: "1",
      configuration: () => ({ file: "config.yaml", values: {}, failure: { tag: "InvalidConfig", fields } })
    })

  test("keeps commands from running, and nothing else", () => {
    expect(ask("serve")).toEqual({ exitCode: 2, stderr: "tool: all is wrong\n" })
    expect(ask("serve --help")).toMatchObject({ exitCode: 0 })
    expect(ask("serve --prot 1")).toMatchObject({ stderr: expect.stringContaining("--prot") })
    expect(ask("--version")).toMatchObject({ exitCode: 0 })
  })
})
