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
import { configuration } from "./config/load.ts"
import { model as program } from "./generated/model.ts"
import { load } from "./platform/cache.ts"
import { extend } from "./plugins/extend.ts"

declare const __VERSION__: string

const [, , ...argv] = process.argv
catchCrashes(program, argv)

const { env, platform } = process
/** The version is the program's own, whoever extends it. */
const asksVersion = argv.length === 1 && ["--version", "-V"].includes(argv[0] ?? "")
const { model, warnings } = asksVersion ? { model: program, warnings: [] } : extend(program, env)

const warn = (warning: string): void => void write(2, `${model.name}: ${warning}\n`)

const start = (reading: Run): void => {
  reading.warnings.forEach(warn)
  leaveCluster()
  const loaded = load(join(import.meta.dirname, "run.cjs"))
  process.once("exit", loaded.save)
  const { run } = loaded.exports as typeof import("./run.ts")
  run(model, reading)
}

/** A shell's question and the version are answered alone; the commands about plugins say themselves what is wrong. */
const isQuiet = argv[0] === "__complete" || argv[0] === "plugins" || argv.includes("--version") || argv.includes("-V")

const answered = answer(model, {
  argv,
  env,
  platform,
  version: __VERSION__,
  configuration: () => configuration(model, env)
})
if (!isQuiet) warnings.forEach(warn)
if ("kind" in answered) start(answered)
else end(answered)
