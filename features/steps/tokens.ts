/** Tokens, and what a server answers to them. */
import assert from "node:assert/strict"
import { Given, Then } from "@cucumber/cucumber"
import { eventually } from "../support/eventually.ts"
import { ask } from "../support/http.ts"
import { parse } from "../support/json.ts"
import type { Scenario } from "../support/scenario.ts"
import { succeed } from "./command.ts"

Given(/^a token is made for (\S+)$/, async function (this: Scenario, name: string) {
  await succeed(this, `agents server token create ${name}`)
  this.names.token = this.result.stdout.trimEnd()
})

Then(
  /^(\S+) answers (\d+) to (\S+)( in a while)?$/,
  async function (this: Scenario, url: string, status: string, token: string, wait?: string) {
    const headers = { authorization: `Bearer ${this.fill(token)}` }
    const holds = async () => assert.equal((await ask(this.fill(url), headers).answer).status, Number(status))
    await (wait ? eventually(holds) : holds())
  }
)

Then(/^the token (\S+) expires in a while$/, async function (this: Scenario, name: string) {
  await eventually(async () => {
    const { tokens } = parse((await this.launch("agents server token list --json").ended).stdout) as {
      tokens: ReadonlyArray<{ readonly name: string; readonly expired: boolean }>
    }
    assert.equal(tokens.find((token) => token.name === name)?.expired, true)
  })
})

Then(/^stdout does not tell (\{\w+\})$/, function (this: Scenario, secret: string) {
  assert.ok(!this.result.stdout.includes(this.fill(secret).slice(-43)), this.result.stdout)
})

Then(
  /^(stdout|stderr) has (\d+) lines that tell of "(.*)"$/,
  function (this: Scenario, stream: "stdout" | "stderr", count: string, text: string) {
    const lines = this.result[stream].split("\n").filter((line) => line.includes(text))
    assert.equal(lines.length, Number(count), this.result[stream])
  }
)
