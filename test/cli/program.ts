/** A program whose commands end in every way that a command can end; `run.test.ts` runs it as a process. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { answer } from "../../src/cli/answer.ts"
import { catchCrashes } from "../../src/cli/crash.ts"
import { end } from "../../src/cli/output.ts"
import { Progress } from "../../src/launch/progress.ts"
import type { AnyHandler } from "../../src/manifest/compile.ts"
import type { Command, Model } from "../../src/manifest/model.ts"
import { runWith } from "../../src/run.ts"
import { tool } from "./model.ts"

class Lost extends Data.TaggedError("Lost")<{ readonly what: string; readonly secret: string }> {
  override get message(): string {
    return `${this.what} is lost`
  }

  get hint(): string {
    return "look for it"
  }

  get exitCode(): number {
    return 20
  }
}

const LONG = "x".repeat(300_000)

const ends: Readonly<Record<string, () => ReturnType<AnyHandler>>> = {
  text: () => Effect.succeed({ text: "done", json: { done: true } }),
  silent: () => Effect.succeed({ text: "" }),
  code: () => Effect.succeed({ text: "halfway", exitCode: 7 }),
  long: () => Effect.succeed({ text: LONG, exitCode: 7 }),
  fails: () => Effect.fail(new Lost({ what: "the key", secret: "s3cret" })),
  unforeseen: () => Effect.fail(new Error("what nobody\nforesaw")),
  dies: () => Effect.die(new TypeError("x is not a function")),
  throws: () =>
    Effect.async(
      () =>
        void setTimeout(() => {
          throw new Error("thrown late")
        }, 10)
    ),
  dry: () => Effect.async<never>(() => undefined),
  catches: () =>
    Effect.async((resume) => {
      process.once("uncaughtException", () => resume(Effect.succeed({ text: "caught" })))
      setTimeout(() => {
        throw new Error("thrown late")
      }, 10)
    }),
  steps: () =>
    Effect.gen(function* () {
      const progress = yield* Progress
      yield* progress.step("the server")
      yield* Effect.sleep(600)
      yield* progress.step("its end")
      return { text: "done" }
    }),
  slow: () => Effect.delay(Effect.succeed({ text: "done" }), 600),
  module: () => Effect.promise(() => Promise.reject(new Error("Cannot find module"))),
  waits: () =>
    Effect.async<never>(() => {
      const timer = setInterval(() => undefined, 1000)
      process.stdout.write("waiting\n")
      return Effect.sync(() => clearInterval(timer))
    }).pipe(Effect.onInterrupt(() => Effect.sync(() => process.stdout.write("undone\n")))),
  hangs: () =>
    Effect.uninterruptible(
      Effect.async<never>(() => {
        setInterval(() => undefined, 1000)
        process.stdout.write("waiting\n")
      })
    ),
  listens: () =>
    Effect.async((resume) => {
      const timer = setInterval(() => undefined, 1000)
      process.once("SIGTERM", () => {
        clearInterval(timer)
        resume(Effect.succeed({ text: "drained" }))
      })
      process.stdout.write("waiting\n")
    })
}

const template = tool.commands.find((node): node is Command => node.name === "serve")
if (template === undefined) throw new Error("the model has no serve")
const model: Model = { ...tool, commands: Object.keys(ends).map((name) => ({ ...template, name, path: [name] })) }
const handlers = Object.fromEntries(
  Object.entries(ends).map(([name, handler]) => [name, () => Promise.resolve({ default: handler })])
)

const argv = process.argv.slice(2)
catchCrashes(model, argv)
const said = answer(model, { argv, env: process.env, platform: process.platform, version: "1.2.3" })
if ("kind" in said) runWith(handlers, model, said)
else end(said)
