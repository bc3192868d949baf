/** What a worker process does: serves as it is told, and never outlives its primary. */
import * as Effect from "effect/Effect"
import * as Mailbox from "effect/Mailbox"
import type { Scope } from "effect/Scope"
import { flatten } from "../launch/failure.ts"
import * as Log from "./log.ts"
import * as Solo from "./solo.ts"
import { destination } from "./terminal.ts"
import { watch } from "./watchdog.ts"
import { type Report, SOCKET, type Task } from "./worker.ts"

/** Returns when it was told to go and has gone. */
export const work: Effect.Effect<void, never, Scope> = Effect.gen(function* () {
  const tasks = yield* Mailbox.make<Task>()
  process.on("message", (task: Task) => void tasks.unsafeOffer(task))
  // Ctrl-C in a terminal reaches every process of the group; the primary tells its workers when to go.
  process.on("SIGINT", () => {})
  process.on("SIGHUP", () => {})
  process.on("SIGTERM", () => void tasks.unsafeOffer({ type: "drain" }))
  process.on("disconnect", () => process.exit(1))

  const { settings, number, primary } = yield* order(tasks, "serve")
  watch(primary)
  const log = Log.open(settings.logLevel, { worker: number, destination: yield* destination })
  const site = yield* Solo.open(settings, log, SOCKET).pipe(
    Effect.tapError((error) => report({ type: "refused", failure: flatten(error) })),
    Effect.catchAll(() => Effect.sync(() => process.exit(1)))
  )
  yield* report({ type: "ready" })
  const last = yield* order(tasks, "drain", "retire")
  yield* last.type === "drain" ? site.drain : site.retire
})

const order = <Type extends Task["type"]>(tasks: Mailbox.Mailbox<Task>, ...types: ReadonlyArray<Type>) =>
  tasks.take.pipe(
    Effect.orDie,
    Effect.repeat({ until: (task): task is Extract<Task, { type: Type }> => types.some((type) => type === task.type) })
  )

const report = (message: Report): Effect.Effect<void> =>
  Effect.async((resume) => void process.send?.(message, () => resume(Effect.void)))
