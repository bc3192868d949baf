import { describe, expect, test } from "vitest"
import { complete } from "../../src/cli/complete.ts"
import { help, usage } from "../../src/cli/help.ts"
import { childOf, optionsBelow, type Place } from "../../src/cli/place.ts"
import { columns, reflow, wrap } from "../../src/cli/wrap.ts"
import { model } from "../../src/generated/model.ts"
import type { Model } from "../../src/manifest/model.ts"
import { commandsOf, nodesOf } from "../../src/manifest/walk.ts"
import { tool } from "./model.ts"

const plain = { width: 80, colour: false }

const place = (program: Model, path: string): Place =>
  path
    .split(" ")
    .filter(Boolean)
    .reduce<Place>((found, word) => childOf(found, word) ?? found, program)

const page = (path: string) => help(tool, place(tool, path), plain)

describe("a page", () => {
  test("of the program is short and lists what is shown", () => {
    expect(help(tool, tool, plain)).toBe(`Does things.

Usage:
  tool <command> [options]

Commands:
  serve    Does serve.
  exec     Does exec.
  connect  Does connect.
  seek     Does seek.
  need     Does need.
  server   All about server.

Options:
  -h, --help     Show this help.
  -V, --version  Show the version.

More on each: tool <command> --help
`)
  })

  test("of a group does not list hidden commands", () => {
    expect(page("server")).toContain("  start   Does server start.\n  stop    Does server stop.\n")
    expect(page("server")).not.toContain("debug")
  })

  test("of a command tells limits, default and variable of each option", () => {
    const text = page("serve").replace(/\s+/g, " ")
    expect(text).toContain("-p, --port PORT The port. [between 0 and 65535; default 8080; env TOOL_PORT]")
    expect(text).toContain("--host, --bind HOST The host. [default 127.0.0.1; env TOOL_HOST]")
    expect(text).toContain("--timeout TIMEOUT The timeout. [between 100ms and 1m; default 30s]")
    expect(text).toContain("-t, --tag TAG The tag. [may be repeated; env TOOL_TAGS]")
    expect(text).toContain("--folder FOLDER The folder. [deprecated, use --name]")
  })

  test("shows what turns off a switch that is on by itself", () => {
    expect(page("serve")).toContain("--no-colour")
    expect(page("serve")).not.toContain("--colour")
  })

  test("of a deprecated command says what to use", () => {
    expect(page("server launch")).toContain("Deprecated; use tool server start instead.")
  })

  test("names a failure that the catalogue lacks under the exit code of a defect", () => {
    const [serve] = commandsOf(tool)
    if (serve === undefined) throw new Error("the model has no command")
    expect(help(tool, { ...serve, errors: ["Lost", "Elsewhere"] }, plain)).toContain("  1   Elsewhere\n  20  Lost\n")
  })

  test("never holds the built-ins of a framework, and help once", () => {
    for (const { path } of commandsOf(model)) {
      const text = help(model, place(model, path.join(" ")), plain)
      expect(text).not.toMatch(/--wizard|--completions/)
      expect(text.match(/--help/g)).toHaveLength(1)
    }
  })

  test("never shows a secret's default, for it has none", () => {
    expect(page("serve")).toContain("--token TOKEN")
    expect(optionsBelow(tool).find(({ name }) => name === "token")).not.toHaveProperty("default")
  })

  test.each([60, 80, 100])("fits in %i columns, but for words and examples that are longer", (width) => {
    for (const node of [model, ...nodesOf(model.commands)]) {
      const lines = help(model, node, { width, colour: false }).split("\n")
      const long = lines.filter(
        (line) => line.length > width && !/^ {2}agents |^ {6}\S|\S{20}|^ {2}(bash|zsh|fish) /.test(line)
      )
      expect(long).toEqual([])
    }
  })

  test("has bold titles where there is colour, and no escape where there is none", () => {
    expect(help(tool, tool, { width: 80, colour: true })).toContain("\u001b[1mUsage:\u001b[22m")
    expect(help(tool, tool, plain)).not.toContain("\u001b")
  })
})

describe("a page with commands of plugins", () => {
  const [serve, , , , , server] = tool.commands
  if (serve?.kind !== "command" || server?.kind !== "group") throw new Error("the model is another one")
  const brought = { ...serve, name: "hello", path: ["server", "hello"], plugin: "greeter", errors: ["Lost", "Shy"] }
  const own = { ...server, name: "own", path: ["own"], plugin: "greeter", open: true }
  const shy = { tag: "Shy", exit: 21, message: "too shy", fields: {} }
  const extended: Model = {
    ...tool,
    commands: [
      { ...server, commands: [...server.commands, brought] },
      { ...own, commands: [brought] }
    ],
    extensions: { greeter: { version: "1.2.0", directory: "/srv/greeter", errors: { Shy: shy } } }
  }
  const shown = (path: string) => help(extended, place(extended, path), plain)

  test("lists them apart, with whose they are", () => {
    expect(shown("")).toContain(`Commands:
  server  All about server.

Commands of plugins:
  own  All about server. [plugin greeter]
`)
    expect(shown("server")).toContain("Commands of plugins:\n  hello  Does serve. [plugin greeter]\n")
    expect(shown("server")).not.toContain("From the plugin")
  })

  test("of a plugin's own group lists them as it would its own, and says whose it is", () => {
    expect(shown("own")).toContain("Commands:\n  hello  Does serve.\n")
    expect(shown("own")).toContain("\nFrom the plugin greeter 1.2.0, /srv/greeter\n\nMore on each")
  })

  test("of one of them ends with whose it is, and has the exit codes of its plugin's errors", () => {
    expect(shown("server hello")).toMatch(/\n\nFrom the plugin greeter 1.2.0, \/srv\/greeter\n$/)
    expect(shown("server hello")).toContain("  20  Lost\n  21  Shy\n")
  })

  test("is completed with whose each is", () => {
    const note = "Does serve. [plugin greeter]"
    expect(complete(extended, ["server", "he"]).candidates).toEqual([{ word: "hello", note }])
  })
})

test.each([
  ["", "tool <command> [options]"],
  ["server", "tool server <command> [options]"],
  ["server start", "tool server start [options]"],
  ["server debug", "tool server debug"],
  ["exec", "tool exec PROGRAM [REST...] [options]"],
  ["connect", "tool connect [URL]"],
  ["need", "tool need FILE --alpha ALPHA --level LEVEL [options]"]
])("the usage line of '%s' is '%s'", (path, line) => {
  expect(usage(tool, place(tool, path))).toBe(line)
})

describe("text", () => {
  test("is broken between words, and a long word has a line of its own", () => {
    expect(wrap("a bb  ccc\ndddddddd e", 5)).toEqual(["a bb", "ccc", "dddddddd", "e"])
    expect(wrap("keep\u00a0this together", 10)).toEqual(["keep this", "together"])
  })

  test("keeps its paragraphs and what is indented", () => {
    expect(reflow("one\ntwo three\n\n  $ as it is\nfour\n", 9)).toBe("one two\nthree\n\n  $ as it is\nfour")
  })

  test("in columns moves below a term that is too long", () => {
    const rows = [
      ["a", "one two"],
      ["a-term-that-is-really-too-long", "three"]
    ] as const
    expect(columns(rows, 40)).toBe("  a  one two\n  a-term-that-is-really-too-long\n     three")
  })
})
