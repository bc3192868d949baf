/** Somebody else who holds the lock of a server. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { Given, When } from "@cucumber/cucumber"
import type { Scenario } from "../support/scenario.ts"

Given("a process holds the lock", async function (this: Scenario) {
  await hold(this)
})

Given(/^a server of the host (\w+) holds the lock$/, async function (this: Scenario, hostname: string) {
  await hold(this, hostname)
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
