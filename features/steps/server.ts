/** A server: how it came to be, what it answers, how it ends. */
import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Given, Then, When } from "@cucumber/cucumber"
import { eventually } from "../support/eventually.ts"
import { ask, get } from "../support/http.ts"
import { parse } from "../support/json.ts"
import { free, hold, portOf } from "../support/port.ts"
import { alive, marked, processes } from "../support/processes.ts"
import type { Scenario } from "../support/scenario.ts"
import { succeed } from "./command.ts"

Given("a free port", async function (this: Scenario) {
  this.names.port = String(await free())
})

Given(/^somebody holds port \{busy\}$/, async function (this: Scenario) {
  const server = await hold(0)
  this.names.busy = String(portOf(server))
  this.undo.push(() => server.close())
})

Given("this machine speaks IPv6", async () => {
  const server = await hold(0, "::1").catch(() => undefined)
  server?.close()
  return server ? undefined : "skipped"
})

Given("a server runs", async function (this: Scenario) {
  await succeed(this, "agents server start --port 0")
})

Given(/^a server runs with `([^`]+)`$/, async function (this: Scenario, options: string) {
  await succeed(this, `agents server start --port 0 ${options}`)
})

Given(/^a server runs by (\S+) with `([^`]+)`$/, async function (this: Scenario, node: string, options: string) {
  await succeed(this, `AGENTS_NODE=${node} agents server start --port 0 ${options}`)
})

When("the server is killed", async function (this: Scenario) {
  process.kill(Number(this.names.pid), "SIGKILL")
  await eventually(() => !alive(Number(this.names.pid)))
})

When(/^the server is sent (SIG[A-Z]+)$/, function (this: Scenario, signal: NodeJS.Signals) {
  process.kill(Number(this.names.pid), signal)
})

When("a worker is killed", function (this: Scenario) {
  const worker = processes().find(({ parent }) => parent === Number(this.names.pid))
  assert.ok(worker, "the server has no worker of its own")
  process.kill(worker.pid, "SIGKILL")
})

When(/^the workers are sent (SIG[A-Z]+)$/, function (this: Scenario, signal: NodeJS.Signals) {
  for (const { pid, parent } of processes()) if (parent === Number(this.names.pid)) process.kill(pid, signal)
})

When("a successor serves", async function (this: Scenario) {
  await eventually(async () => {
    const result = await this.launch("agents server status --json").ended
    const { state, pid } = parse(result.stdout)
    assert.deepEqual([state, pid === Number(this.names.pid)], ["running", false])
    this.keep(result)
  })
})

When(/^the status becomes "(\w+)"$/, async function (this: Scenario, state: string) {
  await eventually(async () => {
    const result = await this.launch("agents server status --json").ended
    assert.equal(parse(result.stdout).state, state)
    this.keep(result)
  })
})

Then("nothing is lost in a while", async function (this: Scenario) {
  await eventually(async () => {
    const { lost, pid } = parse((await this.launch("agents server status --json").ended).stdout)
    assert.deepEqual([lost, pid], [[], Number(this.names.pid)])
  })
})

When(/^I request (\S+) in the background$/, function (this: Scenario, url: string) {
  this.asked = ask(this.fill(url))
})

When(
  /^(\d+) requests for (\S+) are made in the background$/,
  async function (this: Scenario, count: string, url: string) {
    for (let n = 0; n < Number(count); n += 1) ask(this.fill(url))
    await eventually(() => existsSync(join(this.directory, "blocked")))
  }
)

When("the request has begun to be answered", async function (this: Scenario) {
  await eventually(() => this.asked?.begun === true)
})

When("the request has arrived", async function (this: Scenario) {
  await eventually(() => existsSync(join(this.directory, "arrived")))
})

When("the loop is blocked", async function (this: Scenario) {
  await eventually(() => existsSync(join(this.directory, "blocked")))
})

Then(/^the request is answered (\d+)(?: with (.*))?$/, async function (this: Scenario, status: string, body?: string) {
  const answer = await this.asked?.answer
  assert.equal(answer?.status, Number(status))
  if (body !== undefined) assert.equal(answer?.body, body)
})

Then("the request failed", async function (this: Scenario) {
  await assert.rejects(async () => await this.asked?.answer)
})

Then(
  /^GET (.+) answers (\d+)( in a while)?$/,
  async function (this: Scenario, url: string, status: string, wait?: string) {
    const holds = async () => assert.equal((await get(this.fill(url))).status, Number(status))
    await (wait ? eventually(holds) : holds())
  }
)

Then(/^GET (.+?) answers (\d+) with (.*)$/, async function (this: Scenario, url: string, status: string, body: string) {
  const answer = await get(this.fill(url))
  assert.deepEqual([answer.status, value(answer.body)], [Number(status), value(this.fill(body))])
})

Then("the server answers again", async function (this: Scenario) {
  await eventually(async () => assert.equal((await get(`${this.names.url}/live`)).status, 200))
})

Then(/^nobody listens at (.+?)( in a while)?$/, async function (this: Scenario, url: string, wait?: string) {
  const holds = () => assert.rejects(get(this.fill(url)), /ECONNREFUSED/)
  await (wait ? eventually(holds) : holds())
})

Then("the server is gone", async function (this: Scenario) {
  await gone(this)
})

Then("the server ends", async function (this: Scenario) {
  await eventually(() => gone(this))
})

Then("nothing is left behind", async function (this: Scenario) {
  await eventually(() => nothing(this))
})

Then(/^nothing is left running(?: in a while)?$/, async function (this: Scenario) {
  await eventually(() => assert.deepEqual(marked(this.mark), []))
})

Then("one server runs", async function (this: Scenario) {
  await eventually(() => assert.equal(servers(this).length, 1))
})

When("a process of the server is there", async function (this: Scenario) {
  await eventually(() => servers(this).length === 1)
})

When("a second server process is there", async function (this: Scenario) {
  await eventually(() => servers(this).length === 2)
})

Then("the successor has another PID", function (this: Scenario) {
  assert.notEqual(this.names.pid, this.names["old pid"])
})

Then("the successor has another PID and the same URL", function (this: Scenario) {
  assert.notEqual(this.names.pid, this.names["old pid"])
  assert.equal(this.names.url, this.names["old url"])
})

Then(/^the process (\{[a-z ]+\}) ends$/, async function (this: Scenario, pid: string) {
  await eventually(() => !alive(Number(this.fill(pid))))
})

Then(/^the log (tells|does not tell) of (.+)$/, async function (this: Scenario, verb: string, text: string) {
  const holds = () => assert.equal(log(this).includes(this.fill(text)), verb === "tells", log(this))
  await (verb === "tells" ? eventually(holds) : holds())
})

Then(/^the log has (\d+) lines? that tells? of (.+)$/, function (this: Scenario, count: string, text: string) {
  const lines = log(this)
    .split("\n")
    .filter((line) => line.includes(text))
  assert.equal(lines.length, Number(count), lines.join("\n"))
})

When(/^the log has told (\d+) times of (.+)$/, async function (this: Scenario, count: string, text: string) {
  await eventually(() => log(this).split(text).length > Number(count))
})

Then(/^the log has (no )?lines of level debug$/, function (this: Scenario, no?: string) {
  const levels = log(this)
    .trimEnd()
    .split("\n")
    .map((line) => parse(line).level)
  assert.equal(
    levels.some((level) => level === 20 || level === "debug"),
    no === undefined,
    `levels ${levels}`
  )
})

/** The daemons of the scenario: each leads a group of its own, and its workers do not. */
function servers(scenario: Scenario): Array<number> {
  const ours = marked(scenario.mark)
  return processes().flatMap(({ pid, group }) => (pid === group && ours.includes(pid) ? [pid] : []))
}

async function gone(scenario: Scenario): Promise<void> {
  assert.equal(alive(Number(scenario.names.pid)), false, "the process lives")
  await assert.rejects(get(`${scenario.names.url}/live`), /ECONNREFUSED/)
  nothing(scenario)
}

/** No process, no PID file, no socket. */
function nothing(scenario: Scenario): void {
  assert.deepEqual(marked(scenario.mark), [], "a process is left")
  const left = readdirSync(scenario.root, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isSocket() || (entry.isFile() && entry.name.endsWith(".pid"))
  )
  assert.deepEqual(
    left.map((entry) => join(entry.parentPath, entry.name)),
    [],
    "a file is left"
  )
}

function log(scenario: Scenario): string {
  return readFileSync(join(scenario.names.home ?? "", "server.log"), "utf8")
}

function value(text: string): unknown {
  return /^[[{]/.test(text) ? parse(text) : text
}
