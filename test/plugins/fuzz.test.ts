/** Whatever is done to a plugin's manifest, it is refused with places, or its commands stand among the program's own. */
import { transformSync } from "esbuild"
import * as fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { complete } from "../../src/cli/complete.ts"
import { help } from "../../src/cli/help.ts"
import { parseLine } from "../../src/cli/line.ts"
import { model as program } from "../../src/generated/model.ts"
import { emitDeclarations } from "../../src/manifest/emit/declarations.ts"
import type { Model, Node } from "../../src/manifest/model.ts"
import { show } from "../../src/manifest/problem/diagnostic.ts"
import { read } from "../../src/manifest/reader/read.ts"
import { conflicts } from "../../src/plugins/conflict.ts"
import { mergeOne } from "../../src/plugins/merge.ts"
import { cut, mutate } from "../manifest/mutation.ts"

const SEED = 20_250_102

const PLUGIN = `manifest: 1
plugin: { name: hello, version: 1.2.3, requires: { agents: ">=0.1", node: ">=20" } }
serves: ./server.js
types:
  tone: { type: choice, choices: [low, high] }
shared-options:
  wait: { type: duration, default: 30s, min: 1s, max: 5m, short: w, env: HELLO_WAIT, summary: How long. }
errors:
  NobodyThere: { exit: 20, message: "nobody called {who} is here[ in {place}]", hint: "ask for {who}", fields: { who: string, place: string? } }
  TooLoud: { exit: 21, message: too loud }
commands:
  hello:
    summary: Say hello.
    description: |
      Says it once, or more often.
      Then it ends.
    aliases: [hi]
    args: [{ name: who, type: string, default: world, pattern: "[a-z]+", summary: Whom to greet. }]
    options:
      loud: { type: boolean, short: l, summary: In capitals., conflicts: [tone] }
      tone: { type: tone, default: low, summary: How it sounds. }
      times: { type: integer, default: 1, min: 1, max: 9, env: HELLO_TIMES, summary: How often. }
      wait: { use: wait, default: 2s }
    errors: [NobodyThere, TooLoud]
    effect: read
    examples: [{ run: agents hello ada --loud, note: "Greet Ada, loudly." }]
  server:
    commands:
      greet: { summary: Greet the server., effect: read, options: { wait: { use: wait } }, errors: [TooLoud] }
  greetings:
    summary: More of them.
    open: true
    commands:
      all: { summary: All of them., args: [{ name: names, type: string, multiple: true, summary: Whom. }] }
`

const counts = { accepted: 0, refused: 0 }

/** It is one or the other, without an exception. */
const judge = (source: string | Uint8Array): void => {
  const outcome = read(source, "commands.yaml", { expected: "plugin", host: program, parseLine })
  if ("model" in outcome) {
    counts.accepted += 1
    useAll(outcome.model)
    return
  }
  counts.refused += 1
  const text = typeof source === "string" ? source : new TextDecoder().decode(source)
  const lines = text.replace(/^\ufeff/, "").split("\n")
  expect(outcome.problems.length).toBeGreaterThan(0)
  for (const { spot } of outcome.problems) {
    expect(spot.column - 1).toBeLessThanOrEqual([...(lines[spot.line - 1] ?? "no such line")].length)
  }
  expect(show(outcome.problems, 80)).toMatch(/^commands\.yaml:\d+:\d+: error\[[a-z-]+\]: .+\n +\|\n/)
}

/** What a command line and an author make of it. */
const useAll = (added: Model): void => {
  expect(JSON.parse(JSON.stringify(added))).toEqual(added)
  const { name = "", version = "" } = added.plugin ?? {}
  const entry = { name, version, source: "/x", kind: "directory", directory: "/x", checksum: "", stamp: "" } as const
  for (const { what, why } of conflicts(program, added)) expect(`${what} ${why}`).not.toContain("undefined")
  const merged = mergeOne(program, { ...entry, state: "enabled", model: added })
  for (const node of [merged, ...merged.commands.flatMap(withBelow)].filter(isOf(name))) {
    const page = help(merged, node, { width: 80, colour: false })
    expect(page).not.toMatch(TERMINAL)
    const path = "path" in node ? node.path : []
    for (const word of ["", "-", "--"]) expect(complete(merged, [...path, word]).candidates).not.toContain(undefined)
  }
  transformSync(emitDeclarations(added), { loader: "ts" })
}

const isOf = (plugin: string) => (node: Model | Node) => !("path" in node) || node.plugin === plugin

const withBelow = (node: Node): ReadonlyArray<Node> =>
  node.kind === "group" ? [node, ...node.commands.flatMap(withBelow)] : [node]

// biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may come from a plugin
const TERMINAL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/

const place = fc.double({ min: 0, max: 0.999, noNaN: true })
const among = <A>(items: ReadonlyArray<A>, at: number): A | undefined => items[Math.floor(at * items.length)]

type Change = (text: string) => string

/** Two lines exchanged, one doubled, or one lost. */
const lines: fc.Arbitrary<Change> = fc
  .tuple(place, place, fc.constantFrom("swap", "double", "lose"))
  .map(([one, other, how]) => (text) => {
    const all = text.split("\n")
    const [from, to] = [Math.floor(one * all.length), Math.floor(other * all.length)]
    const [line = "", there = ""] = [all[from], all[to]]
    if (how === "swap") [all[from], all[to]] = [there, line]
    else if (how === "double") all.splice(to, 0, line)
    else all.splice(from, 1)
    return all.join("\n")
  })

/** A key and what stands behind it in its line, moved to another depth. */
const keys: fc.Arbitrary<Change> = fc.tuple(place, place).map(([one, other]) => (text) => {
  const all = text.split("\n")
  const [from, to] = [Math.floor(one * all.length), Math.floor(other * all.length)]
  const [line = ""] = all.splice(from, 1)
  all.splice(to, 0, `${/^ */.exec(all[to] ?? "")?.[0]}${line.trim()}`)
  return all.join("\n")
})

/** Words that are somewhere in manifests, right or wrong, and features of YAML. */
const VALUES = [
  "true", "no", "~", "0", "-1", "9", "22", "126", "0x1F", "1e3", "''", '"a b"', '"\\e[31m"', '"\\u202e"', '"*/"', "'$`'", "[a, b]", "[]", "{ a: b }", "{}",
  "|\n      text", "string", "port", "boolean", "secret", "choice", "path", "level", "tone", "hello", "server", "start", "plugins", "help", "agents", "HELLO_TIMES",
  "CLEVERAGENTS_SERVER_PORT", "NobodyThere", "AlreadyRunning", "../x.js", "/etc/passwd", "agents hello", "agents server greet", ">=99", "<0.1", "constructor",
  "&a [x]", "*a", "!!str x", "!x y", "<<", "? a", "# note", "---", "日本", "e\u0301", "👩‍👩‍👧", "{who}", "[{place}]", "[", "]", "{"
] // biome-ignore format: one row a kind

/** What stands behind one colon, or one item of a list, exchanged for something else. */
const values: fc.Arbitrary<Change> = fc.tuple(place, fc.constantFrom(...VALUES)).map(([at, value]) => (text) => {
  const found = among([...text.matchAll(/(?<=: |\[|, )[^,{}[\]\n]+/g)], at)
  return found === undefined ? text : text.slice(0, found.index) + value + text.slice(found.index + found[0].length)
})

/** One key exchanged for another that is in the text. */
const renamed: fc.Arbitrary<Change> = fc.tuple(place, place).map(([one, other]) => (text) => {
  const all = [...text.matchAll(/[\w-]+(?=:)/g)]
  const [found, name] = [among(all, one), among(all, other)?.[0] ?? ""]
  return found === undefined ? text : text.slice(0, found.index) + name + text.slice(found.index + found[0].length)
})

const cuts: fc.Arbitrary<Change> = cut.map((one) => (text) => mutate(text, [one]))

const changes = (what: fc.Arbitrary<Change>) => fc.array(what, { minLength: 1, maxLength: 3 })

describe("a plugin's manifest", { timeout: 120_000 }, () => {
  afterAll(() => {
    expect(counts.accepted).toBeGreaterThan(100)
    expect(counts.refused).toBeGreaterThan(100)
  })

  it("is accepted as it is", () => {
    judge(PLUGIN)
    expect(counts).toEqual({ accepted: 1, refused: 0 })
  })

  it.each([
    ["its lines are swapped, doubled or lost", lines],
    ["its keys are moved", keys],
    ["its keys are exchanged", renamed],
    ["its values are replaced", values],
    ["pieces of YAML are put in", cuts],
    ["all of that is done to it", fc.oneof(lines, keys, renamed, values, cuts)]
  ])("is accepted and used, or refused with places, when %s", (_, change) => {
    const apply = (done: ReadonlyArray<Change>) => done.reduce((text, next) => next(text), PLUGIN)
    void fc.assert(
      fc.property(changes(change), (done) => judge(apply(done))),
      { seed: SEED, numRuns: 250 }
    )
  })

  it("is accepted and used, or refused with places, when its bytes are flipped", () => {
    const bytes = Buffer.from(PLUGIN)
    const flip = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }))
    void fc.assert(
      fc.property(fc.array(flip, { minLength: 1, maxLength: 3 }), (flips) => {
        const copy = Uint8Array.from(bytes)
        for (const [at, bit] of flips) copy[at] = (copy[at] ?? 0) ^ (1 << bit)
        judge(copy)
      }),
      { seed: SEED, numRuns: 250 }
    )
  })
})
