import { describe, expect, test } from "vitest"
import { check } from "../../src/config/check.ts"
import { model } from "../../src/generated/model.ts"
import type { Command, Model, Option } from "../../src/manifest/model.ts"
import { commandsOf } from "../../src/manifest/walk.ts"

const [start] = commandsOf(model) as [Command]
const [host] = start.options as [Option]
const { env: _, default: __, ...plain } = host
const option = (name: string, more: Partial<Option>): Option => ({ ...plain, name, ...more })

/** A plugin with one of each; a command of it has the name of one of our settings. */
const program: Model = {
  ...model,
  idle: ["gone.away.times", "paint.color"],
  commands: [
    ...model.commands,
    {
      ...start,
      plugin: "hello",
      path: ["hello"],
      options: [
        option("tag", { multiple: true, value: { type: "string" } }),
        option("pass", { value: { type: "secret" } }),
        option("put", { multiple: true, value: { type: "key-value" } }),
        option("odd+name", { value: { type: "secret" }, config: "odd+name" })
      ]
    },
    { ...start, plugin: "hello", path: ["server", "port"], options: [option("deep", { value: { type: "integer" } })] }
  ]
}

const read = (text: string | Uint8Array) => check(text, "config.yaml", program)
const values = (text: string) => {
  const checked = read(text)
  return "values" in checked ? checked.values : checked.unsound.problems
}
const problems = (text: string | Uint8Array): string => {
  const checked = read(text)
  return "unsound" in checked ? checked.unsound.problems : "none"
}

describe("a config file", () => {
  test.each(["", "# nothing\n", "---\n", "x-mine: { a: 1 }\n", "hello: { tag: [] }"])("%j says nothing", (text) => {
    expect(read(text)).toEqual({ values: {}, idle: [] })
  })

  test("says values as they are written, and where", () => {
    expect(values('server:\n  port: "080"\n  log-level: debug\nhello: { tag: [a, "b,c"] }\n')).toEqual({
      "server.port": { texts: ["080"], line: 2, column: 9 },
      "server.log-level": { texts: ["debug"], line: 3, column: 14 },
      "hello.tag": { texts: ["a", "b,c"], line: 4, column: 15 }
    })
  })

  test("may have one value for an option that may be repeated, and aliases", () => {
    expect(values("x-all: &it one\nhello: { tag: *it }\n")).toMatchObject({ "hello.tag": { texts: ["one"] } })
  })

  test("holds settings below one that a command has the name of", () => {
    expect(values("server: { port: { deep: 1 } }")).toMatchObject({ "server.port.deep": { texts: ["1"] } })
    expect(values("server: { port: 1 }")).toMatchObject({ "server.port": { texts: ["1"] } })
  })

  test("may speak of a plugin that is not used for now", () => {
    expect(read("gone: { away: { times: 1 } }\npaint: { color: red }\n")).toEqual({
      values: {},
      idle: ["gone", "paint"]
    })
  })

  test.each([
    ["server: 1", "1:9: error[wrong-kind]: 'server' must be a map of settings"],
    ["server:", "1:1: error[missing-value]: 'server' holds nothing"],
    ["server: { port: }", "1:11: error[missing-value]: 'server.port' has no value"],
    ["server: { port: ~ }", "error[missing-value]: 'server.port' has no value"],
    ["server: { workers: { a: 1 } }", "error[wrong-kind]: 'server.workers' must be a single value, not a map"],
    ["hello: { tag: [[a]] }", "error[wrong-kind]: 'hello.tag' is a list of single values"],
    ["server.port: 80", "write it as 'server: { port: … }'"],
    ["port: 80", "error[unknown-key]: there is no setting 'port'"],
    ["zzz: 80", "known: server, config, hello, odd+name"],
    ["server: { port: *no }", "error[unknown-alias]"],
    ["- a", "error[wrong-kind]: must be a map of settings"],
    ["just words", "error[wrong-kind]: must be a map of settings"],
    ["server: {}\nserver: {}", "error[duplicate]"],
    ["server: !x {}", "error[tag]: tags are not read"],
    ["a: 1\n---\nb: 1", "error[multiple-documents]: here begins another document"],
    ["server: { log-level: info }\n<<: {}", "error[merge-key]: merge keys are not read"]
  ])("%j is refused", (text, words) => {
    expect(problems(text)).toContain(words)
  })

  test("is UTF-8", () => {
    expect(problems(Buffer.from("server: \xff", "latin1"))).toContain("not UTF-8")
  })

  test.each([
    "hello: { pass: [s3cret], pas: 1 }",
    "hello: s3cret",
    "hello: { pass: { a: s3cret } }",
    "hello: { put: s3cret }",
    "hello: { pas: s3cret }",
    "hollo: { any: { thing: [s3cret] } }",
    "odd+name: [s3cret",
    'hello: { "pass": s3cret ]',
    "gone: { away: { times: s3cret } , }\nport: 1"
  ])("%j shows no secret where something is wrong", (text) => {
    expect(problems(text)).toContain("problem")
    expect(problems(text)).not.toContain("s3cret")
  })

  test("counts what is wrong", () => {
    expect(problems("a: 1")).toMatch(/^config.yaml: 1 problem\n/)
    expect(problems("a: 1\nb: 1")).toMatch(/^config.yaml: 2 problems\n/)
  })

  test("without secrets among its settings is shown as it is", () => {
    const checked = check("server: [", "config.yaml", model)
    expect("unsound" in checked && checked.unsound.problems).toContain("server: [")
  })
})
