#!/usr/bin/env node
/**
 * The `agents` executable: the front door. It reads the command line against the compiled model and
 * answers what it can; only a command that really runs loads the rest.
 */
import { join } from "node:path"
import { answer } from "./cli/answer.ts"
import { leaveCluster } from "./cli/cluster.ts"
import { catchCrashes } from "./cli/crash.ts"
import type { Run } from "./cli/lex.ts"
import { end, write } from "./cli/output.ts"
import { model } from "./generated/model.ts"
import { load } from "./platform/cache.ts"

declare const __VERSION__: string

const start = (reading: Run): void => {
  for (const warning of reading.warnings) write(2, `${model.name}: ${warning}\n`)
  leaveCluster()
  const loaded = load(join(import.meta.dirname, "run.cjs"))
  process.once("exit", loaded.save)
  const { run } = loaded.exports as typeof import("./run.ts")
  run(model, reading)
}

const [, , ...argv] = process.argv
catchCrashes(model, argv)

const { env, platform } = process
const answered = answer(model, { argv, env, platform, version: __VERSION__ })
if ("kind" in answered) start(answered)
else end(answered)
