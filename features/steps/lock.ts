/** Somebody else who holds the lock of a server. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Given, Then, When } from "@cucumber/cucumber"
import type { Scenario } from "../support/scenario.ts"

Given("a process holds the lock", async function (this: Scenario) {
  await hold(this)
})

Given(/^a server of the host (\w+) holds the lock$/, async function (this: Scenario, hostname: string) {
  await hold(this, hostname)
})

When(
  /^"([^"]+)" is deleted, and a server of the host (\w+) holds the lock$/,
  async function (this: Scenario, path: string, hostname: string) {
    // At the same moment, as far as anybody can see: the server looks after its files once a second.
    await hold(this, hostname, this.fill(path))
  }
)

Then(/^the lock file tells of the host (\w+)$/, function (this: Scenario, hostname: string) {
  assert.match(readFileSync(this.fill("{home}/server.pid.lock"), "utf8"), new RegExp(`"hostname":"${hostname}"`))
})

When("that process lets go", function (this: Scenario) {
  process.kill(Number(this.names.holder), "SIGKILL")
})

async function hold(scenario: Scenario, ...hostname: ReadonlyArray<string>): Promise<void> {
  const holder = join(scenario.names.repository ?? "", "features/programs/holder.ts")
  const words = ["--import", "tsx", holder, `${scenario.names.home}/server.pid`, ...hostname]
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] })
  scenario.names.holder = String(child.pid)
  scenario.undo.push(() => child.kill("SIGKILL"))
  await once(child.stdout, "data")
}
