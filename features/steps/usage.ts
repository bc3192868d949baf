/** How help and usage errors look. */
import assert from "node:assert/strict"
import { Then } from "@cucumber/cucumber"
import type { Scenario } from "../support/scenario.ts"

Then(/^each line of stdout has at most (\d+) letters$/, function (this: Scenario, most: string) {
  for (const line of this.result.stdout.split("\n")) assert.ok([...line].length <= Number(most), line)
})
