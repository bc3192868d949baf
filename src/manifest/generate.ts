/**
 * Writes everything that commands.yaml becomes: `npx tsx src/manifest/generate.ts`.
 * With --check it writes nothing, lists what is stale and exits 1.
 */
import { readFile, writeFile } from "node:fs/promises"
// biome-ignore lint/style/noRestrictedImports: an example is a command line, and only the door reads those
import { parseLine } from "../cli/line.ts"
import { emitErrors } from "./emit/errors.ts"
import { emitHandlers } from "./emit/handlers.ts"
import { emitInputs } from "./emit/inputs.ts"
import { emitModel } from "./emit/model.ts"
import { emitReference } from "./emit/reference.ts"
import { emitSchema } from "./emit/schema.ts"
import type { Model } from "./model.ts"
import { show } from "./problem/diagnostic.ts"
import { read } from "./reader/read.ts"
import { load } from "./syntax/load.ts"

const MANIFEST = "commands.yaml"

const TARGETS: ReadonlyArray<readonly [file: string, emit: (model: Model) => string]> = [
  ["src/generated/model.ts", emitModel],
  ["src/generated/inputs.ts", emitInputs],
  ["src/generated/errors.ts", emitErrors],
  ["src/generated/handlers.ts", emitHandlers],
  ["schema/manifest.schema.json", emitSchema],
  ["docs/commands.md", emitReference]
]

const generate = async (model: Model, checkOnly: boolean): Promise<number> => {
  const stale: Array<string> = []
  for (const [file, emit] of TARGETS) {
    const text = emit(model)
    if ((await readFile(file, "utf8").catch(() => undefined)) === text) continue
    stale.push(file)
    if (!checkOnly) await writeFile(file, text)
  }
  for (const file of stale) console.log(`${file} ${checkOnly ? "is stale; run: npm run generate" : "written"}`)
  return checkOnly && stale.length > 0 ? 1 : 0
}

const outcome = read(await load(MANIFEST), MANIFEST, { expected: "program", root: ".", parseLine })
if ("model" in outcome) process.exitCode = await generate(outcome.model, process.argv.includes("--check"))
else {
  console.error(show(outcome.problems, process.stderr.columns ?? 120))
  process.exitCode = 2
}
