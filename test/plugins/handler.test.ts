import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Catalogued } from "../../src/manifest/catalogue.ts"
import type { Command, ErrorModel, Model } from "../../src/manifest/model.ts"
import { handlerOf, unfinished } from "../../src/plugins/handler.ts"
import { tool } from "../cli/model.ts"

let root = ""
let directory = ""

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "plugin-")))
  renew()
})

afterEach(() => rmSync(root, { recursive: true }))

/** An empty plugin: a module is imported once. */
const renew = () => {
  directory = mkdtempSync(join(root, "p"))
  mkdirSync(join(directory, "commands"))
}

const WORD = { type: "string", optional: false } as const

const errors: Readonly<Record<string, ErrorModel>> = {
  Torn: {
    tag: "Torn",
    exit: 21,
    message: "{what} is torn[ after {days} days]",
    fields: {
      what: WORD,
      days: { type: "integer", optional: true },
      width: { type: "number", optional: true },
      mended: { type: "boolean", optional: true },
      home: { type: "url", optional: true }
    }
  },
  Worn: { tag: "Worn", exit: 22, message: "{what} is worn", hint: "[ask {whom}]", fields: { what: WORD } }
}

const command: Command = {
  kind: "command",
  name: "hello",
  path: ["hello"],
  summary: "Say hello.",
  aliases: [],
  hidden: false,
  plugin: "greeter",
  effect: "read",
  args: [],
  options: [],
  errors: ["Torn"],
  examples: []
}

interface Heard {
  readonly said: ReadonlyArray<string>
  readonly outcome: Readonly<Record<string, unknown>>
}

/** What comes of the handler in `source`, and what it said. */
const run = async (source: string | undefined, input: object = {}, changes: Partial<Command> = {}): Promise<Heard> => {
  if (source !== undefined) renew()
  if (source !== undefined) writeFileSync(join(directory, "commands", "hello.mjs"), source)
  const said: Array<string> = []
  const model: Model = { ...tool, extensions: { greeter: { version: "1.0.0", directory, errors } } }
  const voice = {
    print: (text: string) => {
      said.push(text)
      return text.includes("full") ? "no space left" : text.includes("gone") ? "" : undefined
    },
    warn: (text: string) => void said.push(`warned: ${text}`)
  }
  const handler = handlerOf(model, { ...command, ...changes }, { name: "greeter", directory }, voice)
  const outcome = await Effect.runPromise(
    Effect.match(handler(input), { onSuccess: (o) => ({ ...o }), onFailure: shown })
  )
  return { said, outcome }
}

/** An error's class has its words as getters. */
const shown = (error: Catalogued) => ({ ...error, message: error.message, hint: error.hint, exitCode: error.exitCode })

const DONE = { text: "", exitCode: 0 }

describe("a handler", () => {
  test("is handed its input, and prints a line at a time", async () => {
    const source = `export default async ({ who }, { print, warn }) => {
      print("hello " + who)
      warn("careful")
      print(42)
    }`
    const { said, outcome } = await run(source, { who: "Ada" })
    expect({ said, outcome }).toEqual({ said: ["hello Ada\n", "warned: careful\n", "42\n"], outcome: DONE })
  })

  test("is told of nothing that it prints behind a full disk, which is a failure", async () => {
    const { said, outcome } = await run('export default (_, io) => ["one", "full", "two"].forEach(io.print)')
    expect({ said, outcome }).toEqual({ said: ["one\n", "full\n"], outcome: { text: "", exitCode: 1 } })
  })

  test("may end by its signal once nobody reads, or go on", async () => {
    const waits = `export default (_, { print, signal }) => new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason))
      print("gone")
    })`
    expect((await run(waits)).outcome).toEqual(DONE)
    const goesOn =
      'export default (_, { print }) => { print("gone"); print("more"); throw new Error("no reader, no fun") }'
    const { said, outcome } = await run(goesOn)
    expect({ said, outcome }).toMatchObject({ said: ["gone\n"], outcome: { _tag: "PluginFailed" } })
  })
})

describe("an error that the command lists", () => {
  test.each([
    ['io.fail("Torn", { what: "it", days: 3, secret: 1 })', { message: "it is torn after 3 days" }],
    ['io.fail("Torn", { what: "it", width: 1.5, mended: true, home: "http://x" })', { message: "it is torn" }],
    ['{ throw { _tag: "Torn", what: "it" } }', { message: "it is torn" }],
    ['{ throw Object.assign(new Error("x"), { _tag: "Torn", what: "it" }) }', { message: "it is torn" }]
  ])("has its words: %s", async (source, found) => {
    const { outcome } = await run(`export default (_, io) => ${source}`)
    expect(outcome).toMatchObject({ _tag: "Torn", exitCode: 21, hint: undefined, ...found })
    expect(outcome).not.toHaveProperty("secret")
  })

  test.each([
    ["{}", "the field 'what' of Torn must be a string, and is missing"],
    ["{ what: 3 }", "the field 'what' of Torn must be a string, and is 3"],
    ["{ what: 'x', days: '3' }", "the field 'days' of Torn must be an integer, and is '3'"],
    ["{ what: 'x', days: 1.5 }", "the field 'days' of Torn must be an integer, and is 1.5"],
    ["{ what: 'x', width: NaN }", "the field 'width' of Torn must be a number, and is NaN"],
    ["{ what: 'x', mended: null }", "the field 'mended' of Torn must be true or false, and is null"]
  ])("with the fields %s is a mistake of the plugin's", async (fields, reason) => {
    const { outcome } = await run(`export default (_, io) => {\n  io.fail("Torn", ${fields})\n}`)
    expect(outcome).toMatchObject({
      _tag: "PluginFailed",
      exitCode: 6,
      message: `the plugin greeter cannot run 'tool hello': ${directory}/commands/hello.mjs:2:6: ${reason}`
    })
    const { outcome: plain } = await run(`export default () => { throw { ...${fields}, stack: 1, _tag: "Torn" } }`)
    expect(plain).toMatchObject({ reason: `${directory}/commands/hello.mjs: ${reason}` })
  })
})

describe("an error that the command does not list", () => {
  test.each([
    ['{ throw { _tag: "Tron" } }', ": Tron is not among the errors of 'tool hello'; did you mean Torn?", undefined],
    [
      '{ throw { _tag: "Worn", what: "it" } }',
      ": Worn is not among the errors of 'tool hello'; did you mean Torn?",
      undefined
    ],
    ['io.fail("Ripped")', ":1:30: TypeError: Ripped is not among the errors of 'tool hello'", undefined],
    [
      '{ throw Object.assign(new Error("well"), { _tag: "Ripped" }) }',
      ":1:49: Error: well",
      "Ripped is not among the errors of 'tool hello'"
    ],
    ['{ throw Object.assign(new Error("well"), { _tag: 3 }) }', ":1:49: Error: well", undefined]
  ])("is the plugin's failure: %s", async (source, reason, advice) => {
    const { outcome } = await run(`export default (_, io) => ${source}`)
    expect(outcome).toMatchObject({ _tag: "PluginFailed", reason: `${directory}/commands/hello.mjs${reason}` })
    expect(outcome).toMatchObject(advice === undefined ? {} : { advice })
  })
})

describe("a module", () => {
  test.each([
    ["export const one = 1", "missing"],
    ["export default null", "an object"],
    ["export default {}", "an object"],
    ['export default "text"', "the string text"]
  ])("without a handler is told what it exports: %s", async (source, found) => {
    const { outcome } = await run(source)
    expect(outcome).toMatchObject({
      reason: `the default export of ${directory}/commands/hello.mjs is ${found}, not a function`
    })
  })

  test("whose handler was defined for another command is not run", async () => {
    const brand = 'Object.assign(() => {}, { [Symbol.for("cleveragents.command")]: '
    const { outcome } = await run(`export default ${brand} "hello" })`)
    expect(outcome).toEqual(DONE)
    const { outcome: strayed } = await run(
      `export default ${brand} "bye" })`,
      {},
      { path: ["hi"], run: "commands/hello.mjs" }
    )
    expect(strayed).toMatchObject({ reason: `${directory}/commands/hello.mjs has the handler of 'bye'` })
  })

  test("that is not there, leads outside or is open to others is not imported", async () => {
    expect((await run(undefined)).outcome).toMatchObject({
      reason: `there is no commands/hello.js and no commands/hello.mjs in ${directory}`
    })
    expect((await run(undefined, {}, { run: "./no.js" })).outcome).toMatchObject({
      reason: `there is no ./no.js in ${directory}`
    })
    symlinkSync("/dev/null", join(directory, "out.js"))
    expect((await run(undefined, {}, { run: "out.js" })).outcome).toMatchObject({
      reason: `/dev/null lies outside of ${directory}`
    })
    symlinkSync("..", join(directory, "up.js"))
    expect((await run(undefined, {}, { run: "up.js" })).outcome).toMatchObject({
      reason: expect.stringContaining("lies outside of")
    })
    writeFileSync(join(directory, "open.js"), "")
    chmodSync(join(directory, "open.js"), 0o666)
    expect((await run(undefined, {}, { run: "open.js" })).outcome).toMatchObject({
      reason: `others can write to ${directory}/open.js`,
      advice: `chmod go-w ${directory}/open.js`
    })
  })
})

test("a command that never ends is told as its plugin's failure", () => {
  expect(unfinished(tool, command).message).toBe("the plugin greeter cannot run 'tool hello': it never finished")
})
