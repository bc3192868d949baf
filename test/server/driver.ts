/** A server process for tests: app and listener without the launcher's protocol, told by messages what to do. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { Progress } from "../../src/launch/progress.ts"
import { make } from "../../src/server/app.ts"
import { guard } from "../../src/server/crash.ts"
import { cut, drain, retire } from "../../src/server/drain.ts"
import { listen } from "../../src/server/listener.ts"
import { open } from "../../src/server/log.ts"
import { readied } from "../../src/server/readied.ts"
import type { State } from "../../src/server/state.ts"
import { destination } from "../../src/server/terminal.ts"
import type { Order, Report, Task } from "./child.ts"

const task: Task = JSON.parse(process.argv[2] ?? "")

const tell = (report: Report) => Effect.sync(() => void process.send?.(report))

const told = Effect.async<Order>(
  (resume) => void process.once("message", (order: Order) => resume(Effect.succeed(order)))
)

const program = Effect.gen(function* () {
  let state: State = "starting"
  const log = open(task.logLevel, { destination: yield* destination })
  const { app, connections, readiness } = yield* make({
    settings: task,
    pair: task.pair,
    log,
    version: "1.2.3",
    state: () => state,
    rejected: () => {}
  })
  yield* guard(log, () => process.exit(1))
  if (task.patient) yield* readied(readiness)
  yield* listen(app, 4)
  state = task.state
  yield* tell({ type: "ready" })
  const order = yield* told
  if (order.type === "drain") state = "draining"
  const leaving = order.type === "drain" ? drain(connections, order) : retire(connections, order)
  const departure = yield* Effect.fork(leaving)
  yield* Effect.yieldNow()
  yield* tell({ type: "leaving" })
  yield* Fiber.join(departure).pipe(Effect.raceFirst(Effect.zipRight(told, cut(connections))))
})

const main = program.pipe(
  Effect.provideService(Progress, { step: (step) => tell({ type: "progress", step }) }),
  Effect.scoped,
  Effect.matchEffect({
    onFailure: ({ _tag: tag, reason, advice }) => tell({ type: "refused", tag, reason, advice }),
    onSuccess: () => tell({ type: "left" })
  })
)

process.once("disconnect", () => process.exit())
void Effect.runPromise(main).then(() => process.disconnect())
