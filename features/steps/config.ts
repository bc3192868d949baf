/** The config file: what the user wrote into it, and what became of it. */
import assert from "node:assert/strict"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Given, Then } from "@cucumber/cucumber"
import { eventually } from "../support/eventually.ts"
import type { Scenario } from "../support/scenario.ts"

Given("the configuration is", function (this: Scenario, text: string) {
  mkdirSync(this.names.home ?? "", { recursive: true, mode: 0o700 })
  writeFileSync(file(this), `${this.fill(text)}\n`, { mode: 0o600 })
})

Given(/^an editor that runs `([^`]+)` on the file$/, function (this: Scenario, command: string) {
  const script = join(this.root, "editor")
  writeFileSync(script, `${this.fill(command)} "$1"\n`)
  this.env.VISUAL = `exec sh ${script}`
})

Then("the editor is open", async function (this: Scenario) {
  await eventually(() => existsSync(join(this.root, "open")))
})

Then("the configuration then is", function (this: Scenario, text: string) {
  assert.equal(readFileSync(file(this), "utf8"), `${this.fill(text)}\n`)
})

Then(/^(\d+) processes that set another setting each lose none$/, async function (this: Scenario, count: string) {
  const chosen = (await settings(this)).slice(0, Number(count))
  assert.equal(chosen.length, Number(count))
  const jobs = chosen.map((key, index) => this.launch(`agents config set ${key} ${index + 1}`))
  for (const job of jobs) assert.equal(this.keep(await job.ended).code, 0, this.result.stderr)
  const { stdout } = await this.run("agents config list --json")
  const listed: Listed = JSON.parse(stdout)
  const values = new Map(listed.settings.map(({ key, value }) => [key, value]))
  assert.deepEqual(
    chosen.map((key) => values.get(key)),
    chosen.map((_, index) => index + 1)
  )
})

interface Listed {
  readonly settings: ReadonlyArray<{ readonly key: string; readonly value: unknown }>
}

const file = (scenario: Scenario): string => join(scenario.names.home ?? "", "config.yaml")

const settings = async (scenario: Scenario): Promise<ReadonlyArray<string>> => {
  const listed: Listed = JSON.parse((await scenario.run("agents config list --json")).stdout)
  return listed.settings.map(({ key }) => key).filter((key) => key.startsWith("many."))
}
