/** The log over all its files: whether numbered lines of the app `writer.cjs` are in it, once and whole. */
import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { Then, When } from "@cucumber/cucumber"
import { eventually } from "../support/eventually.ts"
import { get } from "../support/http.ts"
import { parse } from "../support/json.ts"
import type { Scenario } from "../support/scenario.ts"

When(
  /^(\d+) requests at once write (\d+) lines each$/,
  async function (this: Scenario, requests: string, lines: string) {
    // Each time others than before.
    const round = this.names.written?.length ?? 0
    const names = Array.from({ length: Number(requests) }, (_, index) => `r${round}x${index}`)
    const answers = await Promise.all(names.map((name) => get(this.fill(`{url}/write/${name}/${lines}`))))
    assert.ok(answers.every(({ status }) => status === 200))
    this.names.written = names
      .flatMap((name) => Array.from({ length: Number(lines) }, (_, index) => `${name}-${index + 1}`))
      .join(" ")
  }
)

Then("each of these lines is in the log once and whole, over all its files", function (this: Scenario) {
  once(
    this,
    names(this)
      .map((name) => readFileSync(join(this.names.home ?? "", name), "utf8"))
      .join("")
  )
})

Then("the background command has printed each of them once and whole", async function (this: Scenario) {
  await eventually(() => once(this, this.background.at(-1)?.printed.stdout ?? ""))
})

Then(/^the log has (at least|at most) (\d+) files$/, function (this: Scenario, how: string, count: string) {
  const found = names(this)
  assert.ok(how === "at least" ? found.length >= Number(count) : found.length <= Number(count), found.join(" "))
})

Then(/^no file of the log is larger than (\d+) bytes$/, function (this: Scenario, bytes: string) {
  const sizes = names(this).map((name) => statSync(join(this.names.home ?? "", name)).size)
  assert.ok(Math.max(...sizes) <= Number(bytes), sizes.join(" "))
})

Then(/^the file "([^"]+)" has the line (.+)$/, async function (this: Scenario, path: string, line: string) {
  const file = this.fill(path)
  await eventually(() => existsSync(file) && readFileSync(file, "utf8").split("\n").includes(line))
})

Then(/^the file "([^"]+)" tells of (.+)$/, async function (this: Scenario, path: string, text: string) {
  const file = this.fill(path)
  await eventually(() => existsSync(file) && readFileSync(file, "utf8").includes(this.fill(text)))
})

function once(scenario: Scenario, text: string): void {
  const counts = new Map((scenario.names.written ?? "").split(" ").map((line) => [line, 0]))
  for (const line of text.split("\n")) {
    const [, name = ""] = /line (r\w+-\d+)\./.exec(line) ?? []
    const count = counts.get(name)
    if (count === undefined) continue
    counts.set(name, count + 1)
    if (line !== `line ${name}.`) assert.equal(parse(line).msg, `line ${name}.`)
  }
  const wrong = [...counts].filter(([, count]) => count !== 1)
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${counts.size} lines`)
}

function names(scenario: Scenario): Array<string> {
  return readdirSync(scenario.names.home ?? "").filter((name) => /^server\.log(\.\d+)?$/.test(name))
}
