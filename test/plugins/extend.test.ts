import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { describe, expect, test } from "vitest"
import { lex } from "../../src/cli/lex.ts"
import { parseLine } from "../../src/cli/line.ts"
import { model as program } from "../../src/generated/model.ts"
import { hold } from "../../src/platform/latch.ts"
import { admit } from "../../src/plugins/admit.ts"
import { change, everything } from "../../src/plugins/change.ts"
import { extend } from "../../src/plugins/extend.ts"
import { shelf } from "../../src/plugins/home.ts"
import { command, manifest, place } from "./place.ts"

const add = (directory: string) =>
  Effect.runPromise(change((plugins) => admit(plugins, { source: directory, kind: "directory", directory }, parseLine)))

const record = (home: string): string => join(home, "plugins/plugins.json")

/** What a start finds. */
const start = (env: Readonly<Record<string, string>> = {}) => extend(program, { ...process.env, ...env })

describe("the program with its plugins", () => {
  test("is the very same where there are none", () => {
    place()
    expect(start()).toEqual({ model: program, warnings: [] })
    expect(start().model).toBe(program)
  })

  test("has their commands, each with whose it is, and their catalogues apart", async () => {
    const { plugin } = place()
    const directory = plugin(
      "one",
      manifest(
        "one",
        "serves: main.mjs",
        "errors: { No: { exit: 20, message: no } }",
        "commands:",
        "  server: { commands: { a: { summary: A., errors: [No], run: main.mjs } } }",
        "  one: { summary: One., commands: { b: { summary: B., run: main.mjs } } }"
      )
    )
    await add(directory)
    const { model, warnings } = start()
    expect(warnings).toEqual([])
    expect(model.extensions).toMatchObject({
      one: { version: "1.0.0", directory, errors: { No: {} }, serves: "main.mjs" }
    })
    expect(model.errors).toBe(program.errors)
    expect(lex(model, ["server", "a"], {})).toMatchObject({ kind: "run", command: { plugin: "one" } })
    expect(lex(model, ["one", "b"], {})).toMatchObject({ kind: "run", command: { plugin: "one" } })
    expect(lex(model, ["server", "status"], {})).not.toHaveProperty("command.plugin")
  })

  test("tells of the words of those that are not used, aliases and words in groups of ours included", async () => {
    const { plugin } = place()
    const lines = [
      "commands:",
      "  server: { commands: { a: { summary: A., run: main.mjs, aliases: [aa] } } }",
      "  one: { summary: One., run: main.mjs }"
    ]
    const { plugins, entry } = await add(plugin("one", manifest("one", ...lines)))
    await Effect.runPromise(
      change(() => Effect.succeed({ plugins: plugins.map((one) => ({ ...one, state: "disabled" as const })) }))
    )
    const { model } = start()
    for (const argv of [["one"], ["server", "a"], ["server", "aa"]]) {
      const words = `'${argv.join(" ")}' is a command of the plugin ${entry.name}, which is disabled; use it again with: agents plugins enable one`
      expect(lex(model, argv, {})).toMatchObject({ kind: "errors", problems: [words] })
    }
    for (const word of ["on", "constructor", "__proto__"]) {
      expect(lex(model, [word], {})).toMatchObject({ problems: [`unknown command '${word}' for 'agents'`] })
    }
  })
})

describe("the record of plugins", () => {
  test.each([
    ["cut off", '{"format":1,', "it is damaged"],
    ["null", "null", "it is damaged"],
    ["of no format", "{}", "it is damaged"],
    ["without a host", '{"format":1,"plugins":[]}', "it is damaged"],
    ["without plugins", '{"format":1,"host":"x"}', "it is damaged"],
    ["with a plugin that is none", '{"format":1,"host":"x","plugins":[null]}', "it is damaged"],
    [
      "with a plugin without commands",
      '{"format":1,"host":"x","plugins":[{"name":"a","version":"1","source":"/","directory":"/","stamp":"","state":"enabled"}]}',
      "it is damaged"
    ],
    [
      "with a state that nobody knows",
      '{"format":1,"host":"x","plugins":[{"name":"a","version":"1","source":"/","directory":"/","stamp":"","state":"on"}]}',
      "it is damaged"
    ],
    ...[
      null,
      { kind: "group", name: "a", path: ["a"], aliases: [] },
      { kind: "command", name: "a", path: ["a"], aliases: [] }
    ].map((node): [string, string, string] => {
      const model = { errors: {}, commands: [node] }
      const entry = { name: "a", version: "1", source: "/", directory: "/", stamp: "", state: "enabled", model }
      return [
        `with ${JSON.stringify(node)}`,
        JSON.stringify({ format: 1, host: "x", plugins: [entry] }),
        "it is damaged"
      ]
    }),
    ["of a newer format", '{"format":7,"plugins":{}}', "a newer version of agents wrote it (format 7)"]
  ])("that is %s is told, and no plugin is used", async (_what, text, words) => {
    const { home } = place()
    mkdirSync(join(home, "plugins"), { recursive: true })
    writeFileSync(record(home), text, { mode: 0o600 })
    const { model, warnings } = start()
    expect(model).toBe(program)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(`no plugin is used: cannot read ${record(home)}: ${words}`)
    expect(warnings[0]).toContain(`mv ${record(home)} ${record(home)}.old`)
    const changed = await Effect.runPromise(Effect.either(change((plugins) => Effect.succeed({ plugins }))))
    expect(changed).toMatchObject(Either.left({ _tag: "PathError", reason: words }))
    expect(readFileSync(record(home), "utf8")).toBe(text)
  })

  test("that is a directory is told", async () => {
    const { home } = place()
    mkdirSync(record(home), { recursive: true })
    expect(start().warnings[0]).toContain("illegal operation on a directory")
    expect(await Effect.runPromise(Effect.either(everything))).toMatchObject(
      Either.left({ _tag: "PathError", reason: "it is a directory" })
    )
  })

  test("that others can write to is not used", async () => {
    const { home, plugin } = place()
    await add(plugin("one", manifest("one", command("one"))))
    chmodSync(record(home), 0o666)
    expect(start()).toMatchObject({ model: { commands: program.commands } })
    expect(start().warnings[0]).toContain(`others can write to ${record(home)}\nchmod go-w ${record(home)}`)
  })

  test("is written anew where another version wrote it, and where a manifest has changed", async () => {
    const { home, plugin } = place()
    const directory = plugin("one", manifest("one", command("one")))
    await add(directory)
    const written = readFileSync(record(home), "utf8")
    writeFileSync(record(home), written.replace('"host":"', '"host":"older '))
    expect(start().model.extensions).toHaveProperty("one")
    expect(readFileSync(record(home), "utf8")).toBe(written)
    plugin("one", manifest("one", command("uno")))
    expect(lex(start().model, ["uno"], {}).kind).toBe("run")
    expect(readFileSync(record(home), "utf8")).toContain('"uno"')
  })

  test("is left as it is while somebody changes it, and what has changed counts all the same", async () => {
    const { home, plugin } = place()
    await add(plugin("one", manifest("one", command("one"))))
    const written = readFileSync(record(home), "utf8")
    const release = hold(join(home, "plugins/plugins.lock"))
    plugin("one", manifest("one", command("uno")))
    expect(lex(start().model, ["uno"], {}).kind).toBe("run")
    expect(readFileSync(record(home), "utf8")).toBe(written)
    release?.()
  })

  test("waits for its turn", async () => {
    const { home, plugin } = place()
    const release = hold(join(home, "plugins/plugins.lock"))
    expect(hold(join(home, "plugins/plugins.lock"))).toBeUndefined()
    const added = add(plugin("one", manifest("one", command("one"))))
    setTimeout(() => release?.(), 50)
    expect(await added).toMatchObject({ entry: { name: "one" } })
  })
})

describe("plugins for one call", () => {
  test("come behind those that were added; one that is there already is not taken twice", async () => {
    const { root, plugin } = place()
    const one = plugin("one", manifest("one", command("one")))
    plugin("two", manifest("two", command("two")))
    await add(one)
    const { model, warnings } = start({ CLEVERAGENTS_PLUGINS: `${root}/two:${one}:` })
    expect(warnings).toEqual([])
    expect(Object.keys(model.extensions ?? {})).toEqual(["one", "two"])
  })

  test("bring back one that was set aside for its directory alone", async () => {
    const { plugin } = place()
    const one = plugin("one", manifest("one", command("one")))
    const { plugins } = await add(one)
    await Effect.runPromise(
      change(() => Effect.succeed({ plugins: plugins.map((entry) => ({ ...entry, state: "disabled" as const })) }))
    )
    expect(start().model.extensions).toBeUndefined()
    expect(start({ CLEVERAGENTS_PLUGINS: one }).model.extensions).toHaveProperty("one")
  })

  test("that cannot be used are told in one line", () => {
    const { root, plugin } = place()
    plugin("one", manifest("one", command("one")))
    plugin("two", manifest("one", command("two")))
    plugin("three", manifest("three", command("one")))
    const warnings = (list: string) => start({ CLEVERAGENTS_PLUGINS: list }).warnings
    expect(warnings(`${root}/none`)).toEqual([
      `the plugin ${root}/none is set aside: there is no directory ${root}/none`
    ])
    expect(warnings(`${root}/one:${root}/two`)[0]).toContain(`there is a plugin called 'one' already, in ${root}/one`)
    expect(warnings(`${root}/one:${root}/three`)[0]).toContain("the plugin one's already")
    expect(warnings(`${root}/none:${root}/one:${root}/three`)).toEqual([
      `plugins are set aside: ${root}/none, three; see why with: agents plugins list`
    ])
  })
})

describe("a home", () => {
  test("is CLEVERAGENTS_HOME, or in the user's, or nobody knows it", () => {
    expect(shelf({ CLEVERAGENTS_HOME: "/a", HOME: "/b" })?.record).toBe("/a/plugins/plugins.json")
    expect(shelf({ CLEVERAGENTS_HOME: "", HOME: "/b" })?.packages).toBe("/b/.cleveragents/plugins/packages")
    expect(shelf({ HOME: "relative" })?.lock).toMatch(/^\/.*\/\.cleveragents\/plugins\/plugins\.lock$/)
    expect(shelf({ CLEVERAGENTS_HOME: "relative" })).toBeUndefined()
  })

  test("that is no absolute path is told by who needs it", async () => {
    place()
    process.env.CLEVERAGENTS_HOME = "relative"
    expect(start()).toEqual({ model: program, warnings: [] })
    expect(await Effect.runPromise(Effect.either(everything))).toMatchObject(
      Either.left({ _tag: "PathError", advice: "set CLEVERAGENTS_HOME to an absolute path" })
    )
  })

  test("that was deleted while its lock was held: nobody else finds that lock", () => {
    const { home } = place()
    const lock = join(home, "plugins/plugins.lock")
    const release = hold(lock)
    rmSync(home, { recursive: true })
    const again = hold(lock)
    expect(again).toBeDefined()
    release?.()
    again?.()
  })
})
