/** What a worker process does: serves as it is told, and never outlives its primary. */
import * as Effect from "effect/Effect"
import * as Mailbox from "effect/Mailbox"
import type { Scope } from "effect/Scope"
import { flatten } from "../launch/failure.ts"
import { Progress } from "../launch/progress.ts"
import * as Log from "./log.ts"
import { outlet } from "./outlet.ts"
import { beat, still } from "./pulse.ts"
import * as Solo from "./solo.ts"
import { watch } from "./watchdog.ts"
import { type Report, SOCKET, type Task, timeoutOf } from "./worker.ts"

/** Returns when it was told to go and has gone. */
export const work: Effect.Effect<void, never, Scope> = Effect.gen(function* () {
  const tasks = yield* Mailbox.make<Task>()
  process.on("message", (task: Task) => void tasks.unsafeOffer(task))
  // Ctrl-C in a terminal reaches every process of the group; the primary tells its workers when to go.
  process.on("SIGINT", () => {})
  process.on("SIGHUP", () => {})
  process.on("SIGTERM", () => void tasks.unsafeOffer({ type: "drain" }))
  process.on("disconnect", () => process.exit(1))

  const { settings, pair, number, primary, patient } = yield* order(tasks, "serve")
  // Whose primary died before it heard this would take connections, on a socket that others still serve, and cut them.
  if (process.ppid !== primary) process.exit(1)
  const pulse = still()
  watch({ primary, pulse, timeout: timeoutOf(settings) })
  const log = Log.open(settings.logLevel, { worker: number, destination: yield* outlet(settings, "worker") })
  const site = yield* Solo.open(settings, log, SOCKET, {
    pair,
    patient,
    onRejected: () => void process.send?.({ type: "rejected" } satisfies Report)
  }).pipe(
    Effect.provideService(Progress, { step: (waitingFor) => report({ type: "progress", step: waitingFor }) }),
    Effect.tapError((error) => report({ type: "refused", failure: flatten(error) })),
    Effect.catchAll(() => Effect.sync(() => process.exit(1)))
  )
  // Only now: an app may take its time to load.
  beat(pulse)
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
