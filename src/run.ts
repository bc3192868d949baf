/** Runs one command and ends the process: behind the front door, the only file that runs an Effect. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import type { Run } from "./cli/lex.ts"
import { end, print, write } from "./cli/output.ts"
import { type Shown, showProgress } from "./cli/progress.ts"
import { debugTrace, isCatalogued, type Report, report, reportDefect } from "./cli/report.ts"
import { onSignal } from "./cli/signals.ts"
import { handlers } from "./generated/handlers.ts"
import { Progress } from "./launch/progress.ts"
import { type Catalogued, catalogueOf } from "./manifest/catalogue.ts"
import { execute, type Handlers } from "./manifest/compile.ts"
import type { Outcome } from "./manifest/handler.ts"
import type { Command, Model } from "./manifest/model.ts"
import { handlerOf, unfinished } from "./plugins/handler.ts"
import { Serving, servedBy } from "./plugins/serving.ts"

/** Never returns to anything that matters: the process ends with the command's exit code. */
export const run = (model: Model, reading: Run): void => runWith(handlers, model, reading)

/** The same with other handlers than our own. */
export const runWith = (table: Handlers, program: Model, { command, argv, configured, json }: Run): void => {
  const model = { ...program, errors: catalogueOf(program, command) }
  const progress = showProgress()
  const execution = execute(model, command, { ...table, ...brought(model, command) }, argv, configured)
  const fiber = Effect.runFork(watchedBy(progress, Effect.provideService(execution, Serving, servedBy(model))))
  const signals = onSignal(() => Effect.runFork(Fiber.interrupt(fiber)))
  const conclude = (exit: Exit.Exit<Outcome, unknown>) => {
    // A long result to a slow reader can be ended as usual; an interruption is not interrupted.
    if (signals.exitCode() === undefined) signals.release()
    progress?.end()
    end(
      Exit.match(exit, {
        onSuccess: (outcome) => tell(outcome, json),
        onFailure: (cause) => explain(model, cause, json, signals.exitCode())
      })
    )
  }
  fiber.addObserver(conclude)
  process.once("beforeExit", () =>
    conclude(command.plugin === undefined ? STUCK : Exit.fail(unfinished(model, command)))
  )
}

const STUCK = Exit.die("nothing is left that could finish the command")

/** The handler of a command that a plugin brings. */
const brought = (model: Model, command: Command): Handlers => {
  const { plugin: name } = command
  const extension = name === undefined ? undefined : model.extensions?.[name]
  if (name === undefined || extension === undefined) return {}
  const handler = handlerOf(model, command, { ...extension, name }, { print, warn: (text) => void write(2, text) })
  return { [command.path.join(" ")]: () => Promise.resolve({ default: handler }) }
}

const watchedBy = <A, E>(progress: Shown | undefined, program: Effect.Effect<A, E>): Effect.Effect<A, E> =>
  progress === undefined
    ? program
    : Effect.provideService(program, Progress, { step: (waitingFor) => Effect.sync(() => progress.step(waitingFor)) })

const tell = ({ text, json: data, exitCode = 0 }: Outcome, json: boolean): Report => {
  const printed = json && data !== undefined ? JSON.stringify(data) : text
  return printed === "" ? { exitCode } : { stdout: `${printed}\n`, exitCode }
}

const explain = (model: Model, cause: Cause.Cause<unknown>, json: boolean, signal: number | undefined): Report => {
  if (signal !== undefined && Cause.isInterrupted(cause)) return { exitCode: signal }
  const failure = Cause.squash(cause)
  return isCatalogued(model, failure)
    ? report(model, failure, json, debugTrace(model, traceOf(failure)))
    : reportDefect(model, failure, json, debugTrace(model, Cause.pretty(cause)))
}

const traceOf = ({ cause }: Catalogued): string | undefined => (cause instanceof Error ? cause.stack : undefined)
