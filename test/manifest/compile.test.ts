/** A command that nobody looked at before is refused by the framework, as a defect: the front door looks first. */
import * as Cause from "effect/Cause"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { describe, expect, it } from "vitest"
import { type AnyHandler, execute, type Handlers } from "../../src/manifest/compile.ts"
import type { Model } from "../../src/manifest/model.ts"
import { read } from "../../src/manifest/reader/read.ts"
import { commandsOf } from "../../src/manifest/walk.ts"

const modelOf = (text: string): Model => {
  const outcome = read(text, "commands.yaml")
  if ("model" in outcome) return outcome.model
  throw new Error("the manifest is wrong")
}

const model = modelOf(`manifest: 1
name: demo
summary: A demo.
commands:
  run:
    summary: Run it.
    args: [ { name: place, type: url, env: DEMO_PLACE, default: "http://here/", summary: Where. } ]
    options: { port: { type: port, env: DEMO_PORT, summary: Its port. } }
`)

const echo: AnyHandler = (input) => Effect.succeed({ text: JSON.stringify(input) })
const handlers: Handlers = { run: () => Promise.resolve({ default: echo }) }

/** What the command ends with: its text, or the defect. */
const ends = async (argv: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}, table = handlers) => {
  const [command] = commandsOf(model)
  if (command === undefined) throw new Error("the manifest has no command")
  const program = Effect.withConfigProvider(
    execute(model, command, table, ["run", ...argv]),
    ConfigProvider.fromMap(new Map(Object.entries(env)))
  )
  return Exit.match(await Effect.runPromiseExit(program), {
    onSuccess: ({ text }) => text,
    onFailure: (cause) => (Cause.isDie(cause) ? `defect: ${Cause.pretty(cause)}` : "failure")
  })
}

describe("a command", () => {
  it("gets what was typed, what the environment holds, and the default, in this order", async () => {
    expect(await ends([])).toBe('{"place":"http://here/"}')
    const env = { DEMO_PLACE: "http://env/", DEMO_PORT: "80" }
    expect(JSON.parse(await ends([], env))).toEqual({ place: "http://env/", port: 80 })
    expect(JSON.parse(await ends(["--port", '"9"', '"http://typed/"'], env))).toEqual({
      place: "http://typed/",
      port: 9
    })
  })

  it.each([
    ["an option", ["--port", '"x"'], {}, "port: must be a port number, got 'x'"],
    ["an option's variable", [], { DEMO_PORT: "x" }, "port: must be a port number, got 'x'"],
    ["an argument", ['"nowhere"'], {}, "place: must be a URL"],
    ["an argument's variable", [], { DEMO_PLACE: "nowhere" }, "place: must be a URL"]
  ])("does not run with a bad value of %s", async (_, argv, env, words) => {
    const ended = await ends(argv, env)
    expect(ended).toMatch(/^defect: /)
    expect(ended).toContain(words)
  })

  it("does not run without a handler", async () => {
    expect(await ends([], {}, {})).toContain("the command 'run' has no handler")
  })
})
