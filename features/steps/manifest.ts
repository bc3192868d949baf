/** Manifests that a user writes, and the diagnostics that come of them. */
import assert from "node:assert/strict"
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { Given, Then } from "@cucumber/cucumber"
import type { Scenario } from "../support/scenario.ts"

Given(/^the manifest "([^"]+)" is$/, function (this: Scenario, path: string, content: string) {
  const file = join(this.directory, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${content}\n`)
})

Then("stderr shows", function (this: Scenario, text: string) {
  assert.ok(this.result.stderr.includes(text), this.result.stderr)
})
