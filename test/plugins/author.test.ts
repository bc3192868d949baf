/** What holds the author of a plugin to its manifest: the types beside it, seen by the type checker itself. */
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { author } from "../../build/author.ts"
import { emitDeclarations } from "../../src/manifest/emit/declarations.ts"
import { read } from "../../src/manifest/reader/read.ts"
import { defineHandler } from "../../src/plugin/handler.ts"

const MANIFEST = `
manifest: 1
plugin: { name: hello, version: 1.0.0 }
errors:
  NobodyThere: { exit: 20, message: "nobody called {who} is here", fields: { who: string, near: string? } }
  Tired: { exit: 21, message: too tired }
  Asleep: { exit: 22, message: "{who} sleeps", fields: { who: string } }
shared-options:
  mood: { type: choice, choices: [merry, sad], default: merry, summary: How. }
commands:
  hello:
    summary: Say hello.
    args: [ { name: who, type: string, default: world, summary: Whom to greet. } ]
    options:
      times: { type: integer, default: 1, summary: How often. }
      nick-name: { type: string, summary: Another name. }
      mood: { use: mood }
    errors: [NobodyThere, Tired]
  good:
    summary: Be polite.
    commands:
      bye:
        summary: Say good-bye.
        args: [ { name: who, type: string, default: world, summary: Whom to leave. } ]
        options:
          times: { type: integer, default: 1, summary: How often. }
          nick-name: { type: string, summary: Another name. }
          mood: { use: mood }
        errors: [NobodyThere, Tired]
  sleep: { summary: Sleep., errors: [Asleep] }
`

/** How an author may write the handler of a command. */
const WAYS: Readonly<Record<string, (code: string, command?: string) => string>> = {
  "define.ts": (code, command = "hello") =>
    `import { defineHandler } from "cleveragents/plugin"\nexport default defineHandler("${command}", ${code})\n`,
  "package.ts": (code, command = "hello") =>
    `import type { Handler } from "cleveragents/plugin"\nexport default (${code}) satisfies Handler<"${command}">\n`,
  "beside.ts": (code, command = "hello") =>
    `import type { Handler } from "../commands.d.ts"\nexport default (${code}) satisfies Handler<"${command}">\n`,
  "plain.js": (code, command = "hello") =>
    `// @ts-check\n/** @type {import("../commands.d.ts").Handler<"${command}">} */\nconst handler = ${code}\nexport default handler\n`
}

const SOUND: Readonly<Record<string, string>> = {
  nothing: "() => {}",
  input: "({ who, times, nickName, mood }, io) => io.print((nickName ?? who).repeat(times) + mood)",
  promise: "async ({ who }, io) => { io.warn(who); await Promise.resolve(io.signal.aborted) }",
  failure: '({ mood, who }, io) => { if (mood === "sad") io.fail("NobodyThere", { who }); io.fail("Tired") }',
  near: '({ who }, io) => io.fail("NobodyThere", { who, near: who })'
}

const MISTAKES: Readonly<Record<string, string>> = {
  "a wrong key": "({ whom }, io) => io.print(String(whom))",
  "a number used as a string": "({ times }, io) => io.print(times)",
  "an optional used as if it were always there": "({ nickName }, io) => io.print(nickName)",
  "a choice that is not there": '({ mood }, io) => { if (mood === "angry") io.print("") }',
  "an input that is changed": '(input) => { input.who = "" }',
  "an error that is nowhere": '(_, io) => io.fail("NobodyTher", { who: "" })',
  "an error of another command": '(_, io) => io.fail("Asleep", { who: "" })',
  "an error without its fields": '(_, io) => io.fail("NobodyThere")',
  "an error with a field of another type": '(_, io) => io.fail("NobodyThere", { who: 1 })',
  "an error with a field too many": '(_, io) => io.fail("NobodyThere", { who: "", age: 1 })',
  "fields of an error that has none": '(_, io) => io.fail("Tired", { who: "" })',
  "a result that is returned": '() => "hello"',
  "a result that is promised": "async () => 1",
  "something that io has not": '(_, io) => io.log("")',
  "a third parameter": "(_, io, more) => io.print(String(more))"
}

const root = mkdtempSync(join(tmpdir(), "author-"))
afterAll(() => rmSync(root, { recursive: true }))

/** The files that the type checker refuses, in a project with the package or without it. */
const refused = (project: string, options: ReadonlyArray<string> = []): ReadonlySet<string> => {
  const tsc = resolve("node_modules/typescript/bin/tsc")
  const given = ["--noEmit", "--strict", "--allowJs", "--module", "nodenext", "--target", "es2023", ...options]
  const { stdout } = spawnSync(process.execPath, [tsc, ...given, ...(files.get(project) ?? [])], {
    cwd: join(root, project),
    encoding: "utf8"
  })
  return new Set([...stdout.matchAll(/^(\S[^(]*)\(\d+,\d+\): error /gm)].map(([, file = ""]) => file))
}

const files = new Map<string, Array<string>>()

const write = (project: string, name: string, text: string): string => {
  const file = `commands/${name.replaceAll(" ", "-")}`
  writeFileSync(join(root, project, file), text)
  files.set(project, [...(files.get(project) ?? []), file])
  return file
}

const begin = (project: string): void => {
  mkdirSync(join(root, project, "commands"), { recursive: true })
  writeFileSync(join(root, project, "package.json"), '{ "type": "module" }')
  const outcome = read(MANIFEST, "commands.yaml", { expected: "plugin" })
  if (!("model" in outcome)) throw new Error(outcome.problems.map(({ message }) => message).join("\n"))
  writeFileSync(join(root, project, "commands.d.ts"), emitDeclarations(outcome.model))
  files.set(project, ["commands.d.ts"])
}

describe("with the package installed", () => {
  let found: ReadonlySet<string>
  beforeAll(async () => {
    begin("with")
    const modules = join(root, "with/node_modules")
    mkdirSync(join(modules, "cleveragents/dist"), { recursive: true })
    cpSync("package.json", join(modules, "cleveragents/package.json"))
    await author(join(modules, "cleveragents/dist"))
    symlinkSync(resolve("node_modules/effect"), join(modules, "effect"))
    for (const [way, wrap] of Object.entries(WAYS)) {
      for (const [title, code] of Object.entries({ ...SOUND, ...MISTAKES }))
        write("with", `${title}.${way}`, wrap(code))
      write("with", `unknown.${way}`, wrap("() => {}", "helo"))
      write("with", `group.${way}`, wrap("() => {}", "good"))
      write("with", `below.${way}`, wrap(SOUND.failure ?? "", "good bye"))
      write("with", `effect.${way}`, `${wrap("({ who }) => Effect.log(who)")}import * as Effect from "effect/Effect"\n`)
    }
    const other =
      'import { defineHandler, type Handler } from "cleveragents/plugin"\nconst bye = defineHandler("good bye", () => {})\n'
    write("with", "strayed.ts", `${other}export default bye satisfies Handler<"hello">\n`)
    write("with", "home.ts", `${other}export default bye satisfies Handler<"good bye">\n`)
    const both =
      'import type { Handler as Ours } from "cleveragents/plugin"\nimport type { Handler } from "../commands.d.ts"\n'
    write(
      "with",
      "same.ts",
      `${both}export const to = (one: Ours<"hello">): Handler<"hello"> => one\nexport const from = (one: Handler<"hello">): Ours<"hello"> => one\n`
    )
    // Effect's own declarations are not looked at.
    found = refused("with", ["--skipLibCheck"])
  }, 60_000)

  describe.each(Object.keys(WAYS))("written as in %s", (way) => {
    it.each(Object.keys(MISTAKES))("%s is refused", (title) => {
      expect(found).toContain(`commands/${title.replaceAll(" ", "-")}.${way}`)
    })

    it.each(["unknown", "group"])("a command that is %s is refused", (title) => {
      expect(found).toContain(`commands/${title}.${way}`)
    })

    it.each([...Object.keys(SOUND), "below", "effect"])("%s is accepted", (title) => {
      expect(found).not.toContain(`commands/${title}.${way}`)
    })
  })

  it("a handler of another command is refused", () => {
    expect(found).toContain("commands/strayed.ts")
    expect(found).not.toContain("commands/home.ts")
  })

  it("the types of the package and those beside the manifest are the same", () => {
    expect(found).not.toContain("commands/same.ts")
  })
})

describe("without the package", () => {
  it("plain JavaScript and TypeScript are held to the manifest all the same", () => {
    begin("without")
    const writeAll = (table: Readonly<Record<string, string>>) =>
      ["beside.ts", "plain.js"].flatMap((way) =>
        Object.entries(table).map(([title, code]) => write("without", `${title}.${way}`, WAYS[way]?.(code) ?? ""))
      )
    writeAll(SOUND)
    const mistakes = writeAll(MISTAKES)
    expect([...refused("without")].sort()).toEqual(mistakes.sort())
  }, 60_000)
})

it("a handler that was defined tells its command", () => {
  const handler = (): void => undefined
  const define: (command: string, handler: () => void) => unknown = defineHandler as never
  expect(define("hello", handler)).toBe(handler)
  expect(Reflect.get(handler, Symbol.for("cleveragents.command"))).toBe("hello")
})
