/** What comes before and after each scenario: a fresh home; nothing left running, and no failure that nobody looked at. */
import assert from "node:assert/strict"
import { rmSync } from "node:fs"
import { After, Before, setDefaultTimeout } from "@cucumber/cucumber"
import { end } from "./processes.ts"
import type { Scenario } from "./scenario.ts"

setDefaultTimeout(120_000)

Before(function (this: Scenario) {
  this.prepare()
})

Before({ tags: "@linux" }, () => (process.platform === "linux" ? undefined : "skipped"))

After(async function (this: Scenario) {
  await end(this.mark)
  for (const undo of this.undo.reverse()) await undo()
  rmSync(this.root, { recursive: true, force: true })
  for (const { command, code, stdout, stderr, examined } of this.results) {
    assert.ok(
      code === 0 || examined,
      `nobody looked at the failure of \`${command}\`: exit ${code}\n${stdout}${stderr}`
    )
  }
})
