/** Plugins that are npm packages, and the registry that they come from. */
import assert from "node:assert/strict"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { Given, Then, When } from "@cucumber/cucumber"
import { eventually } from "../support/eventually.ts"
import { marked } from "../support/processes.ts"
import { pack, type Registry, serveRegistry, write } from "../support/registry.ts"
import type { Scenario } from "../support/scenario.ts"

const registries = new WeakMap<Scenario, Registry>()

Given("a registry of npm packages", async function (this: Scenario) {
  const registry = await serveRegistry(join(this.root, "registry"))
  registries.set(this, registry)
  this.undo.push(registry.close)
  // npm would wait between its attempts for as long as a scenario takes.
  Object.assign(this.env, { npm_config_registry: registry.url, npm_config_fetch_retries: "0" })
  registry.publish({ name: "greeting", version: "2.0.0" }, { "index.js": "module.exports = 'good morning'\n" })
})

Given(/^it has the plugin agents-hello ([\d.]+)$/, function (this: Scenario, version: string) {
  registryOf(this).publish({ name: "agents-hello", version, dependencies: { greeting: "^2.0.0" } }, hello(version))
})

Given(/^it has the plugin (\S+), which needs (\S+)$/, function (this: Scenario, name: string, dependency: string) {
  registryOf(this).publish({ name, version: "1.0.0", dependencies: { [dependency]: "1" } }, hello("1.0.0"))
})

Given(/^it has the plugin (\S+), whose manifest is "(.*)"$/, function (this: Scenario, name: string, text: string) {
  registryOf(this).publish({ name, version: "1.0.0" }, { "commands.yaml": `${text}\n` })
})

Given("{string} is the tarball of a plugin", function (this: Scenario, file: string) {
  const source = write(join(this.root, "packed"), { name: "hello", version: "3.0.0" }, hello("3.0.0", "'good evening'"))
  assert.equal(pack(this.directory, source), join(this.directory, file))
})

When(/^the registry has been asked for (\S+)$/, async function (this: Scenario, name: string) {
  await eventually(() => registryOf(this).asked.includes(name))
})

Then(/^(\d+) packages? (?:is|are) installed$/, function (this: Scenario, count: string) {
  const packages = `${this.names.home}/plugins/packages`
  assert.equal(existsSync(packages) ? readdirSync(packages).length : 0, Number(count))
})

Then("nothing that it started is left", async function (this: Scenario) {
  await eventually(() => marked(this.mark).length === 0)
})

function registryOf(scenario: Scenario): Registry {
  const registry = registries.get(scenario)
  assert.ok(registry, "the scenario has no registry")
  return registry
}

/** The files of a plugin with one command, which says what its dependency says. */
function hello(version: string, greeting = "(await import('greeting')).default"): Record<string, string> {
  return {
    "commands.yaml": `manifest: 1\nplugin: { name: hello, version: ${version} }\ncommands:\n  hello: { summary: Say hello. }\n`,
    "commands/hello.mjs": `export default async (_, io) => io.print(\`\${${greeting}} from ${version}\`)\n`
  }
}
