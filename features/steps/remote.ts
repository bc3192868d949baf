/** Servers elsewhere that this machine is connected to, and those that it should not be connected to. */
import assert from "node:assert/strict"
import { chmodSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Given, Then, When } from "@cucumber/cucumber"
import { canCertify, certify } from "../support/certificate.ts"
import { eventually } from "../support/eventually.ts"
import type { Scenario } from "../support/scenario.ts"
import { succeed } from "./command.ts"

Given(/^a remote server runs(?: with `([^`]+)`)?$/, async function (this: Scenario, options?: string) {
  await succeed(this, `${there} agents server start --port 0 ${options ?? ""}`)
  this.names.remote = this.names.url ?? ""
  this.names["remote name"] = new URL(this.names.remote).host.replace(":", "-")
})

Given("the remote server has a token", async function (this: Scenario) {
  const { stdout } = await this.run(`${there} agents server token create desk`)
  this.names.token = stdout.trim()
  writeFileSync(join(this.root, "token"), `${this.names.token}\n`, { mode: 0o600 })
})

When("the remote server is stopped", async function (this: Scenario) {
  await succeed(this, `${there} agents server stop`)
})

Given(/^a server that ([A-Za-z ]+) is at port \{odd\}$/, async function (this: Scenario, manner: string) {
  await odd(this, `"${manner}"`)
})

Given(/^a server whose certificate (\S+)(?: .*)? is at port \{odd\}$/, async function (this: Scenario, way: string) {
  const [subject, from, until] = CERTIFICATES[way] ?? []
  assert.ok(subject && from && until, `no certificate ${way}`)
  if (!canCertify()) return "skipped"
  const { cert, key } = certify(join(this.root, "certificate"), subject, from, until)
  this.names.certificate = cert
  await odd(this, `"is ours" ${cert} ${key}`)
  return undefined
})

Given(/^the file "([^"]+)" is readable by others$/, function (this: Scenario, path: string) {
  chmodSync(this.fill(path), 0o644)
})

Then("the token was shown nowhere", function (this: Scenario) {
  const { token } = this.names
  assert.ok(token, "the scenario has no token")
  const shown = this.results.filter(({ command }) => !command.includes("token create"))
  for (const { command, stdout, stderr } of shown) {
    const told = stdout + stderr
    assert.ok(!told.includes(token) && !command.includes(token), `\`${command}\` printed:\n${told}`)
  }
})

Then(/^connecting (\d+) times at once loses nothing$/, async function (this: Scenario, count: string) {
  const names = Array.from({ length: Number(count) }, (_, index) => `link-${index}`)
  const connect = (name: string) =>
    `echo secret-of-${name} | agents server connect http://127.0.0.1:9 --no-verify --token-stdin --name ${name}`
  const jobs = names.map((name) => this.launch(connect(name)))
  for (const job of jobs) assert.equal((await job.ended).code, 0)
  const { links } = JSON.parse(readFileSync(this.fill("{home}/links.json"), "utf8"))
  const { tokens } = JSON.parse(readFileSync(this.fill("{home}/credentials.json"), "utf8"))
  assert.deepEqual(links.map(({ name }: { name: string }) => name).sort(), [...names].sort())
  assert.deepEqual(
    tokens.map(({ token }: { token: string }) => token).sort(),
    names.map((name) => `secret-of-${name}`).sort()
  )
})

const there = "CLEVERAGENTS_HOME={root}/elsewhere"

/** What is in it, and from when until when it counts, as `openssl ca` takes dates. */
const CERTIFICATES: Readonly<Record<string, readonly [string, string, string]>> = {
  fits: ["IP:127.0.0.1", "20200101000000Z", "20491231000000Z"],
  expired: ["IP:127.0.0.1", "20200101000000Z", "20200201000000Z"],
  begins: ["IP:127.0.0.1", "20480101000000Z", "20491231000000Z"],
  names: ["DNS:elsewhere.example.org", "20200101000000Z", "20491231000000Z"]
}

async function odd(scenario: Scenario, args: string): Promise<void> {
  const job = scenario.launch(`exec "$AGENTS_NODE" ${join("{repository}", "features/programs/odd.cjs")} ${args}`)
  await eventually(() => job.printed.stdout.endsWith("\n"))
  scenario.names.odd = job.printed.stdout.trim()
}
