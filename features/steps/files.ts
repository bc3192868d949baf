/** Files: what lies there, in which mode, with which content. */
import assert from "node:assert/strict"
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { Given, Then } from "@cucumber/cucumber"
import { eventually } from "../support/eventually.ts"
import type { Scenario } from "../support/scenario.ts"

Given(/^the file "([^"]+)" holds "([^"]*)"$/, function (this: Scenario, path: string, content: string) {
  const file = this.fill(path)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, unescaped(content))
})

Given(/^the files of (\S+) are here$/, function (this: Scenario, directory: string) {
  cpSync(this.fill(directory), this.directory, { recursive: true })
})

Given(/^"([^"]+)" is deleted$/, function (this: Scenario, path: string) {
  rmSync(this.fill(path))
})

Then(/^the file "([^"]+)" exists$/, function (this: Scenario, path: string) {
  assert.equal(existsSync(this.fill(path)), true)
})

Then(/^nothing is at "([^"]+)"$/, function (this: Scenario, path: string) {
  assert.equal(lstatSync(this.fill(path), { throwIfNoEntry: false }), undefined)
})

Then(/^the file "([^"]+)" is empty$/, function (this: Scenario, path: string) {
  assert.equal(readFileSync(this.fill(path), "utf8"), "")
})

Then(/^the file "([^"]+)" matches \/(.*)\/$/, function (this: Scenario, path: string, pattern: string) {
  assert.match(readFileSync(this.fill(path), "utf8"), new RegExp(pattern))
})

Then(/^the file "([^"]+)" has mode (\d+)$/, function (this: Scenario, path: string, mode: string) {
  assert.equal((statSync(this.fill(path)).mode & 0o777).toString(8), String(mode))
})

Then(
  /^the file "([^"]+)" holds the server's PID( in a while)?$/,
  async function (this: Scenario, path: string, wait?: string) {
    const holds = () => assert.equal(readFileSync(this.fill(path), "utf8"), `${this.names.pid}\n`)
    await (wait ? eventually(holds) : holds())
  }
)

Then(/^the file "([^"]+)" holds the background command's PID$/, function (this: Scenario, path: string) {
  assert.equal(readFileSync(this.fill(path), "utf8"), `${this.background.at(-1)?.pid}\n`)
})

Then(/^the lock file tells the server's PID( in a while)?$/, async function (this: Scenario, wait?: string) {
  const holds = () =>
    assert.ok(readFileSync(this.fill("{home}/server.pid.lock"), "utf8").includes(this.names.pid ?? "no PID"))
  await (wait ? eventually(holds) : holds())
})

/** `\n`, `\r` and `\0` as they are written in a table. */
function unescaped(text: string): string {
  return text.replaceAll("\\n", "\n").replaceAll("\\r", "\r").replaceAll("\\0", "\0")
}
