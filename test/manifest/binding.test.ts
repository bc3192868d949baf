/** A plugin's handlers lie in its directory, and nowhere else. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { read } from "../../src/manifest/reader/read.ts"

const root = mkdtempSync(join(tmpdir(), "binding-"))
const plugin = join(root, "plugin")
mkdirSync(join(plugin, "commands/deep"), { recursive: true })
mkdirSync(join(plugin, "commands/folder.js"))
writeFileSync(join(root, "outside.js"), "")
for (const file of ["hello.js", "modern.mjs", "deep/inner.js"]) writeFileSync(join(plugin, "commands", file), "")
writeFileSync(join(plugin, "other.js"), "")
symlinkSync(join(root, "outside.js"), join(plugin, "commands/sneaky.js"))
symlinkSync(join(plugin, "other.js"), join(plugin, "commands/linked.js"))
afterAll(() => rmSync(root, { recursive: true }))

const problems = (commands: string): ReadonlyArray<string> => {
  const text = `manifest: 1\nplugin: { name: hello, version: 1.0.0 }\ncommands:\n${commands}\n`
  const outcome = read(text, "commands.yaml", { root: plugin })
  return "problems" in outcome ? outcome.problems.map(({ message }) => message) : []
}

describe("a handler", () => {
  it.each([
    ["at the command's path", "  hello: { summary: a }"],
    ["as an .mjs", "  modern: { summary: a }"],
    ["in a group's directory", "  deep: { summary: a, commands: { inner: { summary: a } } }"],
    ["by a link inside", "  linked: { summary: a }"],
    ["where run says", "  x: { summary: a, run: ./other.js }"]
  ])("is found %s", (_, commands) => {
    expect(problems(commands)).toEqual([])
  })

  it.each([
    ["missing", "  nobody: { summary: a }", "no handler: neither commands/nobody.js nor commands/nobody.mjs is there"],
    [
      "a link that leads outside",
      "  sneaky: { summary: a }",
      "'commands/sneaky.js' leads outside the manifest's directory"
    ],
    [
      "a directory",
      "  folder: { summary: a }",
      "no handler: neither commands/folder.js nor commands/folder.mjs is there"
    ],
    ["missing where run says", "  x: { summary: a, run: nobody.js }", "no such file: 'nobody.js'"],
    ["a directory where run says", "  x: { summary: a, run: commands }", "'commands' is no file"],
    [
      "a link outside where run says",
      "  x: { summary: a, run: commands/sneaky.js }",
      "'commands/sneaky.js' leads outside the manifest's directory"
    ],
    ["a path with backslashes", "  x: { summary: a, run: 'a\\b.js' }", "must be a plain path with '/', got 'a\\b.js'"]
  ])("is refused as %s", (_, commands, message) => {
    expect(problems(commands)).toEqual([message])
  })
})
