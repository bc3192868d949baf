/** `npm run bench`: how long the commands take and what the daemon holds, beside what bare Node would. */
import { setTimeout } from "node:timers/promises"
import { parseArgs } from "node:util"
import * as commands from "./cases.ts"
import { type Case, measure } from "./measure.ts"
import { memory } from "./memory.ts"
import { leave } from "./place.ts"
import * as pm2 from "./pm2.ts"
import { machine, table } from "./table.ts"

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "24" }, json: { type: "boolean" }, "skip-pm2": { type: "boolean" } }
})

const KEPT_MS = 3000

const others = (): { readonly cases: ReadonlyArray<Case>; readonly withoutPm2?: string } => {
  if (values["skip-pm2"]) return { cases: [], withoutPm2: "it was left out" }
  try {
    return { cases: pm2.cases("agents server start") }
  } catch (error) {
    return { cases: [], withoutPm2: `it could not be installed (${String(error).split("\n")[0]})` }
  }
}

process.once("exit", leave)
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1))

const { cases, withoutPm2 } = others()
const { home } = commands.serve()
// A daemon keeps its code for the next one when nobody waits for it any more.
await setTimeout(KEPT_MS)
const results = await measure([...commands.cases(home), ...cases], Number(values.rounds))
const report = { results, memory: await memory(), withoutPm2 }
process.stdout.write(values.json ? `${JSON.stringify({ machine: machine(), ...report }, null, 2)}\n` : table(report))
