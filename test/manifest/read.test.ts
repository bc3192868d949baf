/** A bad manifest is refused with every problem where it stands; a good one is read. */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { parseLine } from "../../src/cli/line.ts"
import { model as generated } from "../../src/generated/model.ts"
import { read } from "../../src/manifest/reader/read.ts"
import { manifests } from "./bad.ts"
import { marksIn } from "./marks.ts"

/** `id line:column` of each problem. */
const problemsOf = (text: string | Uint8Array): ReadonlyArray<string> => {
  const outcome = read(text, "commands.yaml", { parseLine })
  return "problems" in outcome
    ? outcome.problems.map(({ id, spot }) => `${id} ${spot.line}:${spot.column}`)
    : ["no problem"]
}

describe("a bad manifest is refused where it is bad", () => {
  it.each(manifests)("$title: $ids", ({ text, ids }) => {
    const spots = marksIn(text)
    expect(problemsOf(text.replaceAll("¦", ""))).toEqual(ids.map((id, index) => `${id} ${spots[index] ?? spots[0]}`))
  })
})

describe("what is no text is refused before it is parsed", () => {
  const good = `manifest: 1\nname: demo\nsummary: A demo.\ncommands:\n  run: { summary: Run it. }\n`

  it("refuses more than a megabyte, at once", () => {
    expect(problemsOf(new Uint8Array(10_000_000).fill(97))).toEqual(["too-large 1:1"])
    expect(problemsOf(`${good}# ${"x".repeat(1_000_000)}`)).toEqual(["too-large 1:1"])
  })

  it("refuses UTF-16 and UTF-32, with a byte-order mark or without", () => {
    expect(problemsOf(Buffer.from(`\ufeff${good}`, "utf16le"))).toEqual(["encoding 1:1"])
    expect(problemsOf(Buffer.from(good, "utf16le"))).toEqual(["encoding 1:1"])
    expect(problemsOf(Buffer.from(`\ufeff${good}`, "utf16le").swap16())).toEqual(["encoding 1:1"])
    expect(problemsOf(Buffer.from(good, "utf16le").swap16())).toEqual(["encoding 1:1"])
  })

  it("points at the first byte that is not UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from("manifest: 1\nname: dé"), Buffer.from([0xff]), Buffer.from("mo\n")])
    expect(problemsOf(bytes)).toEqual(["encoding 2:9"])
    expect(problemsOf(Buffer.from("a: é").subarray(0, 4))).toEqual(["encoding 1:4"])
  })

  it("takes a byte-order mark and CRLF, and counts columns without them", () => {
    expect(problemsOf(Buffer.from(`\ufeff${good.replaceAll("\n", "\r\n")}`))).toEqual(["no problem"])
    expect(problemsOf(Buffer.from(`\ufeffmanifest: 2\r\n${good.slice(12).replaceAll("\n", "\r\n")}`))).toEqual([
      "bad-value 1:11"
    ])
  })

  it.each([
    "[".repeat(900_000),
    "- ".repeat(400_000),
    "a: {".repeat(2000),
    "a: ? ".repeat(1000),
    "]".repeat(1000),
    "&a ".repeat(1000)
  ])("survives what would exhaust a parser: %.8s…", (text) => {
    expect(problemsOf(text)).toHaveLength(1)
  })

  it("refuses an alias bomb where it grows too large", () => {
    const bomb = ["x-0: &a0 [a, a, a, a, a, a, a, a, a]"]
    for (let n = 1; n < 9; n++)
      bomb.push(
        `x-${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(", ")}]`
      )
    expect(problemsOf(`${good}${bomb.join("\n")}\n`)).toEqual([expect.stringMatching(/^too-large 10:/)])
  })

  it("follows a plain alias", () => {
    expect(problemsOf(`${good}    # none\nx-read: &read read\n`)).toEqual(["no problem"])
    const text = `x-words: &words { summary: Run it. }\n${good.replace("{ summary: Run it. }", "*words")}`
    expect(problemsOf(text)).toEqual(["no problem"])
  })
})

describe("a good manifest becomes a model", () => {
  it("reads our own commands.yaml into the generated model", () => {
    const outcome = read(readFileSync("commands.yaml"), "commands.yaml", { expected: "program", parseLine })
    expect("model" in outcome && outcome.model).toEqual(generated)
  })

  const plugin = readFileSync("test/manifest/plugin.yaml")

  it("reads a plugin's manifest by the same grammar", () => {
    const outcome = read(plugin, "commands.yaml", { expected: "plugin", parseLine })
    expect(outcome).toMatchObject({
      model: {
        name: "agents",
        envPrefix: "HELLO",
        plugin: { name: "hello", version: "1.0.0", requires: { agents: ">=0.1" }, serves: "./server.js" },
        errors: { NobodyThere: { tag: "NobodyThere", exit: 20, fields: { who: { type: "string", optional: false } } } },
        commands: [
          {
            kind: "command",
            path: ["hello"],
            effect: "write",
            args: [{ name: "who", key: "who", required: false, default: "world", placeholder: "WHO" }],
            options: [
              { key: "loud", value: { type: "boolean" }, placeholder: "" },
              { key: "times", value: { type: "integer", min: 1, max: 9 }, default: "1", env: "HELLO_TIMES" }
            ]
          }
        ]
      }
    })
  })

  it("tells a plugin's manifest from a program's", () => {
    const outcome = read(plugin, "commands.yaml", { expected: "program" })
    expect("problems" in outcome && outcome.problems.map(({ id, spot }) => `${id} ${spot.line}`)).toEqual([
      "wrong-kind 2"
    ])
  })

  it("looks for a plugin's handlers where its directory is known", () => {
    const outcome = read(plugin, "commands.yaml", { root: "test/manifest" })
    expect("problems" in outcome && outcome.problems.map(({ id, spot }) => `${id} ${spot.line}`)).toEqual([
      "handler 3",
      "handler 7"
    ])
  })

  it("copies a group's options into each command below it, and lets a key of `use` replace the shared one's", () => {
    const text = `manifest: 1
name: demo
summary: A demo.
types: { level: { type: choice, choices: [low, high] } }
shared-options: { wait: { type: duration, default: 30s, short: w, summary: Wait. } }
commands:
  all:
    summary: All.
    options: { level: { type: level, default: low, summary: How much. } }
    commands:
      run: { summary: Run., options: { wait: { use: wait, default: 5m } } }
`
    const outcome = read(text, "commands.yaml", { parseLine })
    expect(outcome).toMatchObject({
      model: {
        commands: [
          {
            kind: "group",
            commands: [
              {
                path: ["all", "run"],
                options: [
                  { name: "level", value: { type: "choice", choices: ["low", "high"] }, placeholder: "low|high" },
                  { name: "wait", short: "w", default: "5m", summary: "Wait." }
                ]
              }
            ]
          }
        ]
      }
    })
  })

  it("takes an alias, an example that asks for help, and a URL of few schemes or of any", () => {
    const text = `manifest: 1
name: demo
summary: A demo.
commands:
  run:
    summary: Run.
    aliases: [go]
    options:
      near: { type: url, schemes: [http], summary: Near. }
      far: { type: url, summary: Far. }
    examples: [ { run: demo run --help, note: Ask. } ]
`
    expect(read(text, "commands.yaml", { parseLine })).toMatchObject({
      model: {
        commands: [
          { aliases: ["go"], options: [{ value: { type: "url", schemes: ["http"] } }, { value: { type: "url" } }] }
        ]
      }
    })
  })

  it.each([
    ["a program's manifest", "manifest: 1\nname: run\ncommands:\n  run: { summary: Run. }\n", "wrong-kind 2"],
    ["one of nobody's", "manifest: 1\nsummary: A demo.\ncommands:\n  run: { summary: Run. }\n", "missing-key 1"]
  ])("tells %s from a plugin's, and says nothing else of it", (_, text, problem) => {
    const outcome = read(text, "commands.yaml", { expected: "plugin" })
    expect("problems" in outcome && outcome.problems.map(({ id, spot }) => `${id} ${spot.line}`)).toEqual([problem])
  })

  it("reads a group that is open to plugins, and takes the program's name for the prefix", () => {
    const text = "manifest: 1\nname: demo\nsummary: A demo.\ncommands:\n  more: { summary: More., open: true }\n"
    const outcome = read(text, "commands.yaml")
    expect("model" in outcome && outcome.model).toEqual({
      name: "demo",
      summary: "A demo.",
      envPrefix: "DEMO",
      errors: {},
      commands: [
        {
          kind: "group",
          name: "more",
          path: ["more"],
          summary: "More.",
          aliases: [],
          hidden: false,
          open: true,
          commands: []
        }
      ]
    })
  })
})
