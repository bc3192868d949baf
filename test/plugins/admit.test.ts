import { chmodSync, renameSync, symlinkSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { describe, expect, test } from "vitest"
import { parseLine } from "../../src/cli/line.ts"
import { admit, type Candidate } from "../../src/plugins/admit.ts"
import { change, everything } from "../../src/plugins/change.ts"
import { review } from "../../src/plugins/review.ts"
import { command, manifest, place } from "./place.ts"

const candidate = (directory: string, kind: Candidate["kind"] = "directory"): Candidate => ({
  source: directory,
  kind,
  directory
})

/** What `agents plugins add` does, short of installing. */
const add = (directory: string, kind?: Candidate["kind"]) =>
  Effect.runPromise(Effect.either(change((plugins) => admit(plugins, candidate(directory, kind), parseLine))))

const refusal = async (directory: string, kind?: Candidate["kind"]): Promise<string> => {
  const added = await add(directory, kind)
  return Either.isLeft(added) ? added.left.message : "it was added"
}

const ours = resolve("commands.yaml")

describe("what is there already cannot be had by a plugin that is added later", () => {
  const greet = manifest(
    "greet",
    "commands:",
    "  greet:",
    "    summary: Greet.",
    "    aliases: [hi]",
    "    run: main.mjs",
    "    options: { times: { type: integer, env: GREET_TIMES, summary: How often. } }",
    "  salon: { summary: Closed., commands: { one: { summary: One., run: main.mjs } } }"
  )
  test.each([
    ["a command of the program's", command("completion"), "completion' (NEW:3:13) is the program's own already (OURS:"],
    [
      "another plugin's command",
      command("greet"),
      "'agents greet' (NEW:3:13) is the plugin greet's already (GREET:4:3)"
    ],
    ["another plugin's alias", command("hi"), "'agents hi' (NEW:3:13) is the plugin greet's already (GREET:6:15)"],
    [
      "a name, by an alias",
      "commands: { hey: { summary: G., run: main.mjs, aliases: [server] } }",
      "its command 'agents server' (NEW:3:58) is the program's own already (OURS:"
    ],
    [
      "a command, by a group",
      "commands: { greet: { summary: G., commands: { a: { summary: A., run: main.mjs } } } }",
      "its command 'agents greet' (NEW:3:13) is the plugin greet's already (GREET:4:3)"
    ],
    [
      "a place in a closed group of a plugin's",
      "commands: { salon: { commands: { two: { summary: T., run: main.mjs } } } }",
      "what it adds to 'agents salon' (NEW:3:13) cannot be added, for that group is not open to plugins (GREET:9:3)"
    ],
    [
      "a place in a closed group of the program's",
      "commands: { plugins: { commands: { two: { summary: T., run: main.mjs } } } }",
      "what it adds to 'agents plugins' (NEW:3:13) cannot be added, for that group is not open to plugins (OURS:"
    ],
    [
      "a command in an open group",
      "commands: { server: { commands: { start: { summary: S., run: main.mjs } } } }",
      "its command 'agents server start' (NEW:3:35) is the program's own already (OURS:"
    ],
    [
      "a variable",
      "env-prefix: GREET\ncommands: { new: { summary: N., run: main.mjs, options: { n: { type: integer, env: GREET_TIMES, summary: N. } } } }",
      "its variable GREET_TIMES (NEW:4:84) is a variable of the plugin greet already (GREET:8:45)"
    ],
    [
      "the beginning of the program's variables",
      `env-prefix: CLEVERAGENTS_X\n${command("new")}`,
      "its prefix CLEVERAGENTS_X (NEW:3:1) is kept for the program's own variables, which begin with CLEVERAGENTS_ (OURS:"
    ],
    [
      "an error of the program's",
      "errors: { StartTimeout: { exit: 20, message: no } }\ncommands: { new: { summary: N., errors: [StartTimeout], run: main.mjs } }",
      "its error StartTimeout (NEW:3:11) is one of the program's own (OURS:"
    ]
  ])("%s", async (_what, lines, words) => {
    const { plugin } = place()
    const first = plugin("greet", greet)
    expect(await refusal(first)).toBe("it was added")
    const second = plugin("new", manifest("new", lines))
    const said = (await refusal(second))
      .replaceAll(`${second}/commands.yaml`, "NEW")
      .replaceAll(`${first}/commands.yaml`, "GREET")
      .replaceAll(ours, "OURS")
    expect(said).toContain(words)
    expect(await Effect.runPromise(everything)).toHaveLength(1)
  })

  test("the program's own name", async () => {
    const { plugin } = place()
    expect(await refusal(plugin("a", manifest("agents", "env-prefix: A", command("new"))))).toContain(
      "its name 'agents' ("
    )
  })

  test("the name of a plugin from somewhere else; a package of the same name is its upgrade", async () => {
    const { plugin } = place()
    const packaged = (directory: string, name: string) =>
      plugin(directory, manifest("hello", command("hello")), { "package.json": JSON.stringify({ name }) })
    const [one, two] = [packaged("one", "agents-hello"), packaged("two", "agents-hello")]
    expect(await refusal(one)).toBe("it was added")
    expect(await refusal(two)).toContain(`a plugin of that name was added from ${one}`)
    expect(await refusal(one, "package")).toContain(`a plugin of that name was added from ${one}`)
    await Effect.runPromise(change(() => Effect.succeed({ plugins: [] })))
    expect(await refusal(one, "package")).toBe("it was added")
    expect(await refusal(two, "package")).toBe("it was added")
    expect(await Effect.runPromise(everything)).toMatchObject([{ name: "hello", directory: two }])
    expect(await refusal(packaged("three", "other"), "package")).toContain("a plugin of that name")
    expect(await refusal(plugin("four", manifest("hello", command("hello"))), "package")).toContain("of that name")
  })
})

describe("what a plugin requires", () => {
  test.each([
    ["{ agents: '>=2' }", "it needs agents >=2, and this is "],
    ["{ node: '<20' }", "it needs node <20, and this is "],
    ["{ agents: newest }", "2:60: error[bad-range]: no range of versions: 'newest'"],
    ["{ npm: '>=1' }", "2:52: error[unknown-requirement]: a plugin requires 'agents' and 'node' alone"],
    ["{ agnets: '>=1' }", "did you mean 'agents'?"],
    ["{ agents: '>=0.0.0-0', node: '>=20' }", "it was added"]
  ])("%s", async (requires, words) => {
    const { plugin } = place()
    const text = ["manifest: 1", `plugin: { name: hello, version: 1.0.0, requires: ${requires} }`, command("hello")]
    expect(await refusal(plugin("hello", text.join("\n")))).toContain(words)
  })
})

describe("a group that is there already", () => {
  test.each([
    ["has no summary of its own", "server: { summary: Mine., commands: { a: { summary: A., run: main.mjs } } }", 1],
    [
      "has no options",
      "server: { options: { x: { type: string, summary: X. } }, commands: { a: { summary: A., run: main.mjs } } }",
      1
    ],
    ["takes commands", "server: { commands: { a: { summary: A., run: main.mjs } } }", 0],
    [
      "takes groups, which need a summary",
      "server: { commands: { g: { commands: { a: { summary: A., run: main.mjs } } } } }",
      1
    ],
    ["takes groups", "server: { commands: { g: { summary: G., commands: { a: { summary: A., run: main.mjs } } } } }", 0]
  ])("%s", async (_what, entry, count) => {
    const { plugin } = place()
    const directory = plugin("new", manifest("new", `commands: { ${entry} }`))
    expect((await refusal(directory)).includes("1 problem")).toBe(count === 1)
    // Looked at again, it is no stranger to its own groups.
    expect((await refusal(directory)).includes("1 problem")).toBe(count === 1)
  })
})

describe("a plugin that was added, looked at again", () => {
  const added = async () => {
    const { plugin } = place()
    const directory = plugin("one", manifest("one", command("one")))
    await add(directory)
    const [entry] = await Effect.runPromise(everything)
    if (entry === undefined) throw new Error("nothing was added")
    return { directory, entry }
  }

  test.each<[string, (directory: string) => void, RegExp]>([
    ["without its directory", (directory) => renameSync(directory, `${directory}.old`), /^there is no directory /],
    [
      "without its manifest",
      (directory) => renameSync(`${directory}/commands.yaml`, `${directory}/x`),
      /has no commands\.yaml/
    ],
    [
      "with a manifest that lies elsewhere",
      (directory) => {
        renameSync(join(directory, "commands.yaml"), `${directory}.yaml`)
        symlinkSync(`${directory}.yaml`, join(directory, "commands.yaml"))
      },
      /a link that leads out of its directory/
    ],
    [
      "in a directory of everybody's",
      (directory) => chmodSync(directory, 0o777),
      /^others can write to .*; chmod go-w /
    ],
    [
      "with a manifest of everybody's",
      (directory) => chmodSync(`${directory}/commands.yaml`, 0o666),
      /^others can write to /
    ],
    [
      "with a handler of everybody's",
      (directory) => chmodSync(`${directory}/main.mjs`, 0o666),
      /^others can write to /
    ],
    [
      "unsound",
      (directory) => writeFileSync(`${directory}/commands.yaml`, "x: 1\ny: 2\n"),
      /commands\.yaml:1:1: .*, and \d+ more$/
    ],
    [
      "under another name",
      (directory) => writeFileSync(`${directory}/commands.yaml`, manifest("uno", command("one"))),
      /^its manifest calls it 'uno' now; agents plugins remove one, and add it again$/
    ]
  ])("%s: set aside", async (_what, spoil, reason) => {
    const { directory, entry } = await added()
    spoil(directory)
    const [now] = review([entry])
    expect(now).toMatchObject({ name: "one", state: "aside", model: entry.model })
    expect(now?.reason).toMatch(reason)
    expect(review([{ ...entry, state: "disabled" }])).toMatchObject([{ state: "disabled" }])
  })

  test("without a handler: it is used, and only that command fails", async () => {
    const { directory, entry } = await added()
    renameSync(join(directory, "main.mjs"), join(directory, "other.mjs"))
    expect(review([entry])).toMatchObject([{ state: "enabled" }])
  })
})
