/** Steps at random; AGENTS_SEED names others than the usual ones. */
import assert from "node:assert/strict"
import { Then } from "@cucumber/cucumber"
import { describe, soak } from "../../scripts/soak/run.ts"

Then(/^a soak of (\d+) steps finds nothing$/, { timeout: -1 }, async (count: string) => {
  const failed = await soak(Number(process.env.AGENTS_SEED ?? 1), Number(count))
  assert.ok(failed === undefined, failed && describe(failed))
})
