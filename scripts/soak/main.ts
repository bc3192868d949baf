/** `npm run soak -- --seed N --steps N`: a soak by hand; without a seed another one each time. */
import { parseArgs } from "node:util"
import { describe, soak } from "./run.ts"

const { values } = parseArgs({ options: { seed: { type: "string" }, steps: { type: "string", default: "1000" } } })
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const steps = Number(values.steps)

console.log(`seed ${seed}, ${steps} steps`)
const failed = await soak(seed, steps, (line) => console.log(line))
console.log(failed === undefined ? "everything held" : describe(failed))
process.exitCode = failed === undefined ? 0 : 1
