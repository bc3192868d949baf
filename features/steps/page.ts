/** Pages of the documentation, held to what they explain. */
import assert from "node:assert/strict"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join, relative } from "node:path"
import { Then } from "@cucumber/cucumber"
import type { Scenario } from "../support/scenario.ts"

Then(/^each file of "([^"]+)" stands in (\S+) as it is$/, function (this: Scenario, directory: string, page: string) {
  const blocks = blocksOf(readFileSync(this.fill(page), "utf8"))
  const root = join(this.directory, directory)
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => join(root, path))
    .filter((path) => statSync(path).isFile())
  assert.ok(files.length > 0)
  for (const file of files) assert.equal(blocks.get(relative(root, file)), readFileSync(file, "utf8"), file)
})

/** The fenced blocks of a page that are named, as in "```js commands/hello.js", by their names. */
function blocksOf(page: string): Map<string, string> {
  const blocks = page.matchAll(/^(`{3,})[a-z]* (\S+)\n(.*?)^\1$/gms)
  return new Map([...blocks].map(([, , name = "", text = ""]) => [name, text]))
}
