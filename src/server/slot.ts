/** The place of one worker, kept filled: who dies is replaced, at first at once, then after growing delays. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { Scope } from "effect/Scope"
import type { Logger } from "pino"
import type { WorkerState } from "../contract/request.ts"
import type { Refusal } from "../launch/failure.ts"
import { delay, following, NONE } from "./past.ts"
import * as Worker from "./worker.ts"

export interface Slot {
  /** Returns once the first worker accepts; fails where it never will. */
  readonly filled: Effect.Effect<void, Refusal>
  /** Tells the worker to go, and returns when it has gone. */
  readonly leave: (how: "drain" | "retire") => Effect.Effect<void>
  /** Undefined while nobody is there. */
  readonly state: () => WorkerState | undefined
  /** How many requests with a wrong token its workers got, those that ended included. */
  readonly rejected: () => number
  readonly degraded: () => string | undefined
}

/** A replacement that takes longer to boot, in milliseconds, is missed. */
const OVERDUE = 10_000
/** The 25 s that a worker gives its requests, and what its app may take to close. */
const PATIENCE = "35 seconds"

/** A patient one is so for its first worker alone. Closing the scope kills the one that is there. */
export const keep = (post: Worker.Post, log: Logger): Effect.Effect<Slot, never, Scope> =>
  Effect.gen(function* () {
    const { number } = post
    const first = yield* Deferred.make<void, Refusal>()
    let worker: Worker.Worker | undefined
    let vacantSince: number | undefined = performance.now()
    let leaving = false
    let past = NONE
    let rejected = 0

    const live = Effect.gen(function* () {
      worker = yield* Worker.start({ ...post, patient: post.patient && past === NONE }, () => {
        rejected += 1
      })
      yield* worker.ready
      vacantSince = undefined
      yield* Deferred.succeed(first, undefined)
      return yield* worker.ended
    }).pipe(
      Effect.scoped,
      Effect.tapError((error) => Deferred.fail(first, error)),
      Effect.catchAll((error) => Effect.succeed(error.message))
    )

    const replace = (how: string, lived: number) => {
      past = following(past, lived, how)
      vacantSince = performance.now()
      log.error({ worker: number, delay: delay(past) }, `worker ${number} ended (${how}) and is replaced`)
      return Effect.sleep(delay(past))
    }

    const fiber = yield* Effect.gen(function* () {
      for (;;) {
        const born = performance.now()
        const how = yield* live
        worker = undefined
        if (leaving) return
        yield* replace(how, performance.now() - born)
      }
    }).pipe(Effect.forkScoped)

    const leave = (how: "drain" | "retire") =>
      Effect.gen(function* () {
        leaving = true
        // One that never served has nothing to finish.
        if (worker !== undefined && vacantSince === undefined) {
          yield* worker.tell({ type: how })
          yield* Fiber.await(fiber).pipe(Effect.timeoutOption(PATIENCE))
        }
        yield* Fiber.interrupt(fiber)
      })

    const degraded = () => {
      if (leaving || vacantSince === undefined) return undefined
      if (past.failures > 1) return `worker ${number} keeps ending (${past.lastExit})`
      return performance.now() - vacantSince > OVERDUE ? `the replacement of worker ${number} is overdue` : undefined
    }

    return {
      filled: Deferred.await(first),
      leave,
      state: () => worker && { pid: worker.pid, restarts: past.restarts, lastExit: past.lastExit },
      rejected: () => rejected,
      degraded
    }
  })
