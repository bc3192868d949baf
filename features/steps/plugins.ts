/** Plugins that somebody wrote. */
import assert from "node:assert/strict"
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { Given, Then } from "@cucumber/cucumber"
import type { Result } from "../support/command.ts"
import type { Scenario } from "../support/scenario.ts"

Given(/^the plugin "([^"]+)"$/, function (this: Scenario, name: string) {
  write(this, name, minimal(name))
})

Given(/^the plugin "([^"]+)" is$/, function (this: Scenario, name: string, manifest: string) {
  write(this, name, manifest)
})

Given(/^(\d+) plugins$/, function (this: Scenario, count: string) {
  for (const name of names(Number(count))) write(this, name, minimal(name))
})

Given(/^the record of plugins is '(.*)'$/, function (this: Scenario, text: string) {
  const file = join(this.names.home ?? "", "plugins/plugins.json")
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
})

Then(/^adding (\d+) plugins at once loses none$/, async function (this: Scenario, count: string) {
  const jobs = names(Number(count)).map((name) => this.launch(`agents plugins add ${name}`))
  for (const job of jobs) succeeded(this.keep(await job.ended))
  const listed = succeeded(await this.run("agents plugins list --json"))
  const { plugins }: { plugins: ReadonlyArray<{ name: string; state: string }> } = JSON.parse(listed.stdout)
  assert.deepEqual(
    plugins.map(({ name, state }) => `${name} ${state}`).sort(),
    names(Number(count)).map(enabled).sort()
  )
})

Then(/^stderr has (\d+) lines?$/, function (this: Scenario, count: string) {
  assert.equal(this.result.stderr.split("\n").length - 1, Number(count), this.result.stderr)
})

const names = (count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => `plugin-${String.fromCharCode(97 + index)}`)

const enabled = (name: string): string => `${name} enabled`

const minimal = (name: string): string => `manifest: 1
plugin: { name: ${name}, version: 1.0.0 }
commands:
  ${name}: { summary: Greet., run: main.mjs }`

/** Its handler says where it is, whatever its command. */
const write = (scenario: Scenario, name: string, manifest: string): void => {
  const directory = join(scenario.directory, name)
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  writeFileSync(join(directory, "commands.yaml"), `${manifest}\n`, { mode: 0o644 })
  writeFileSync(join(directory, "main.mjs"), `export default (input, io) => io.print("this is ${name}")\n`, {
    mode: 0o644
  })
}

const succeeded = (result: Result): Result => {
  assert.equal(result.code, 0, result.stdout + result.stderr)
  return result
}
