/** Running commands, and what came of them. */
import assert from "node:assert/strict"
import { setTimeout } from "node:timers/promises"
import { type DataTable, Given, Then, When } from "@cucumber/cucumber"
import type { Job, Result } from "../support/command.ts"
import { eventually } from "../support/eventually.ts"
import { matches, parse } from "../support/json.ts"
import { contains, short } from "../support/message.ts"
import { alive } from "../support/processes.ts"
import type { Scenario } from "../support/scenario.ts"

Given(/^the environment variable (\S+) is "([^"]*)"$/, function (this: Scenario, name: string, value: string) {
  this.env[name] = this.fill(value)
})

Given(/^the environment variable (\S+) is unset$/, function (this: Scenario, name: string) {
  this.env[name] = undefined
})

Given(/^`([^`]+)` was run$/, async function (this: Scenario, command: string) {
  await succeed(this, command)
})

When(/^I run `([^`]+)`$/, async function (this: Scenario, command: string) {
  await this.run(command)
})

When(/^I run `([^`]+)` in the background$/, function (this: Scenario, command: string) {
  this.background.push(this.launch(command))
})

When(/^I run `([^`]+)` in a terminal$/, async function (this: Scenario, command: string) {
  await this.run(`python3 ${this.names.repository}/features/support/terminal.py ${quoted(command)}`)
})

When(/^I run `([^`]+)` (\d+) times at once$/, async function (this: Scenario, command: string, times: string) {
  const jobs = Array.from({ length: Number(times) }, () => this.launch(command))
  for (const result of await Promise.all(jobs.map((job) => job.ended))) this.keep(result)
})

When(
  /^the server is killed as I run `([^`]+)` (\d+) times at once$/,
  async function (this: Scenario, command: string, times: string) {
    const jobs = Array.from({ length: Number(times) }, () => this.launch(command))
    process.kill(Number(this.names.pid), "SIGKILL")
    for (const result of await Promise.all(jobs.map((job) => job.ended))) this.keep(result)
  }
)

When(/^the background command is sent (SIG[A-Z]+)$/, function (this: Scenario, signal: NodeJS.Signals) {
  process.kill(latest(this).pid, signal)
})

When(/^the background command is sent (SIG[A-Z]+) once more$/, async function (this: Scenario, signal: NodeJS.Signals) {
  // One that follows at once is taken for the same: npm and a terminal deliver each signal twice.
  await setTimeout(500)
  process.kill(latest(this).pid, signal)
})

Then(/^the background command exits (\d+)$/, async function (this: Scenario, code: string) {
  const result = this.keep(await latest(this).ended)
  exits(result, Number(code))
})

Then("the background command ends before its deadline", async function (this: Scenario) {
  // A drain with a request that is never answered takes 25 s; an end at once is far from that.
  await eventually(() => !alive(latest(this).pid), 12_000)
  this.keep(await latest(this).ended).examined = true
})

Then(/^the background command prints "([^"]*)"$/, async function (this: Scenario, text: string) {
  await eventually(() => contains(latest(this).printed.stdout, this.fill(text)))
})

Then(/^it exits (\d+)$/, function (this: Scenario, code: string) {
  exits(this.result, Number(code))
})

Then("it ends with any exit code", function (this: Scenario) {
  assert.equal(typeof this.result.code, "number")
})

Then(/^it exits (\d+) saying "(.*)"$/, function (this: Scenario, code: string, words: string) {
  exits(this.result, Number(code))
  short(this.result.stderr)
  contains(this.result.stderr, this.fill(words))
})

Then(/^each of them exits (\d)$/, function (this: Scenario, code: string) {
  for (const result of together(this)) exits(result, Number(code))
})

Then("all of them printed the same", function (this: Scenario) {
  assert.equal(new Set(this.results.map(({ stdout }) => stdout)).size, 1)
})

Then("each of them exits 0 or 3, and one at least 0", function (this: Scenario) {
  const codes = together(this).map((result) => result.code)
  assert.ok(codes.every((code) => code === 0 || code === 3) && codes.includes(0), `exit codes ${codes}`)
})

Then(
  /^1 of them exits 0 and (\d+) exit 4( naming PID \{pid\})?$/,
  function (this: Scenario, losers: string, naming: string | null) {
    const results = together(this)
    const lost = results.filter((result) => result.code === 4)
    assert.deepEqual(results.map((result) => result.code).sort(), [0, ...Array(Number(losers)).fill(4)])
    for (const { stderr } of lost) contains(stderr, naming ? `PID ${this.names.pid}` : "PID")
  }
)

Then(/^(stdout|stderr) is empty$/, function (this: Scenario, stream: "stdout" | "stderr") {
  assert.equal(this.result[stream], "")
})

Then(/^(stdout|stderr) contains "(.*)"$/, function (this: Scenario, stream: "stdout" | "stderr", text: string) {
  contains(this.result[stream], this.fill(text))
})

Then(/^stdout does not contain "(.*)"$/, function (this: Scenario, text: string) {
  assert.ok(!this.result.stdout.includes(text.replaceAll('\\"', '"')), this.result.stdout)
})

Then(/^line (\d+) of stdout contains "(.*)"$/, function (this: Scenario, line: string, text: string) {
  contains(this.result.stdout.split("\n")[Number(line) - 1] ?? "", this.fill(text))
})

Then(/^line (\d+) of stdout matches \/(.*)\/$/, function (this: Scenario, line: string, pattern: string) {
  assert.match(this.result.stdout.split("\n")[Number(line) - 1] ?? "", new RegExp(pattern))
})

Then(/^stdout has (\d+) lines?$/, function (this: Scenario, count: string) {
  assert.equal(this.result.stdout.split("\n").length - 1, Number(count), this.result.stdout)
})

Then("each line of stdout is a JSON object", function (this: Scenario) {
  const lines = this.result.stdout.trimEnd().split("\n")
  for (const line of lines) assert.equal(typeof parse(line), "object", line)
})

Then("stdout is one JSON object with", function (this: Scenario, table: DataTable) {
  const found = parse(this.result.stdout)
  for (const [path = "", expected = ""] of table.raw()) matches(found, path, this.fill(expected), alive)
})

Then("stdout is a JSON object that tells the PID file is lost", function (this: Scenario) {
  const [, value] = Object.entries(parse(this.result.stdout)).find(([key]) => /lost|missing/i.test(key)) ?? []
  assert.ok(value, this.result.stdout)
})

Then("neither stdout nor stderr has colours", function (this: Scenario) {
  const { stdout, stderr } = this.result
  assert.ok(!`${stdout}${stderr}`.includes("\u001b["), JSON.stringify(stdout + stderr))
})

/** Runs what a scenario needs before it begins. */
export async function succeed(scenario: Scenario, command: string): Promise<void> {
  exits(await scenario.run(command), 0)
}

function exits(result: Result, code: number): void {
  result.examined = true
  assert.equal(result.code, code, `\`${result.command}\` printed:\n${result.stdout}${result.stderr}`)
}

function latest(scenario: Scenario): Job {
  const job = scenario.background.at(-1)
  assert.ok(job, "nothing runs in the background")
  return job
}

function together(scenario: Scenario): ReadonlyArray<Result> {
  const last = scenario.result.command
  const results = scenario.results.filter((result) => result.command === last)
  for (const result of results) result.examined = true
  return results
}

function quoted(command: string): string {
  return `'${command.replaceAll("'", "'\\''")}'`
}
