import { describe, expect, test } from "vitest"
import { complete, printCompletion } from "../../src/cli/complete.ts"
import type { Model } from "../../src/manifest/model.ts"
import { commandsOf } from "../../src/manifest/walk.ts"
import { tool } from "./model.ts"

const words = (line: string): ReadonlyArray<string> =>
  complete(tool, line.split(" ")).candidates.map(({ word }) => word)

describe("what may stand at the cursor", () => {
  test.each<[string, ReadonlyArray<string>]>([
    ["", ["serve", "exec", "connect", "seek", "need", "server"]],
    ["se", ["serve", "seek", "server"]],
    ["server ", ["start", "stop", "launch"]],
    ["srv st", ["start", "stop"]],
    ["--port 9 server st", ["start", "stop"]],
    ["bogus ", ["serve", "exec", "connect", "seek", "need", "server"]],
    ["--v", ["--version"]],
    ["server start --", ["--port", "--json", "--log-level", "--help"]],
    ["server start --l", ["--log-level"]],
    ["server start -", ["--port", "--json", "--log-level", "--help"]],
    ["serve --no", ["--no-colour"]],
    ["serve --log-level ", ["trace", "debug", "info", "warning", "error", "critical"]],
    ["serve --log-level w", ["warning"]],
    [
      "serve --log-level=",
      ["trace", "debug", "info", "warning", "error", "critical"].map((word) => `--log-level=${word}`)
    ],
    ["serve --log-level=d", ["--log-level=debug"]],
    ["serve --detach=", ["--detach=true", "--detach=false"]],
    ["serve --port ", []],
    ["serve --nowhere=", []],
    ["serve ", []],
    ["need --level h", ["high"]],
    ["exec ls --log-level ", []],
    ["exec ls -- --c", []]
  ])("'%s'", (line, expected) => {
    expect(words(line)).toEqual(expected)
  })

  test.each([
    ["need ", "files"],
    ["need --alpha x some", "files"],
    ["need -- ", "files"],
    ["exec --cwd ", "files"],
    ["exec --cwd=x", "files"]
  ] as const)("'%s': the shell's own %s", (line, paths) => {
    expect(complete(tool, line.split(" "))).toEqual({ candidates: [], paths })
  })
})

test("nothing typed at all is completed as an empty word is", () => {
  expect(complete(tool, [])).toEqual(complete(tool, [""]))
})

test("where a directory must stand, the shell completes directories alone", () => {
  const directories: Model = {
    ...tool,
    commands: commandsOf(tool)
      .filter(({ name }) => name === "need")
      .map((need) => ({
        ...need,
        args: need.args.map((argument) => ({ ...argument, value: { type: "path", exists: "directory" } }))
      }))
  }
  expect(complete(directories, ["need", ""])).toEqual({ candidates: [], paths: "directories" })
})

test("a shell gets a candidate a line with its note, and a word about paths", () => {
  expect(printCompletion(complete(tool, ["serv"]))).toBe("serve\tDoes serve.\nserver\tAll about server.\n")
  expect(printCompletion(complete(tool, ["need", ""]))).toBe(":files\n")
})
