import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/TestClock"
import { within } from "../../src/launch/deadline.ts"
import { Progress, step } from "../../src/launch/progress.ts"

describe("the deadline over a launch", () => {
  it.effect("says what the launch waited for, and waits until it has undone itself", () =>
    Effect.gen(function* () {
      const undone: Array<string> = []
      const launch = Effect.gen(function* () {
        yield* Effect.addFinalizer(() => Effect.sync(() => undone.push("the child is gone")))
        yield* step("locking")
        yield* step("waiting for health")
        return yield* Effect.never
      }).pipe(Effect.scoped, within(30_000, "/home/server.log"), Effect.flip)
      const fiber = yield* Effect.fork(launch)
      yield* TestClock.adjust("29999 millis")
      expect(undone).toEqual([])
      yield* TestClock.adjust("1 millis")
      const error = yield* Fiber.join(fiber)
      expect(error._tag).toBe("StartTimeout")
      expect(error.message).toBe("the server was not healthy within 30 s: waiting for health; it was stopped again")
      expect(error.hint).toContain("/home/server.log")
      expect(undone).toEqual(["the child is gone"])
    })
  )

  it.effect("lets a launch that is in time pass, and its steps reach whoever watches", () =>
    Effect.gen(function* () {
      const seen: Array<string> = []
      const launch = Effect.as(step("locking"), 4711)
      const pid = yield* launch.pipe(
        within(1, undefined),
        Effect.provideService(Progress, { step: (what) => Effect.sync(() => void seen.push(what)) })
      )
      expect(pid).toBe(4711)
      expect(seen).toEqual(["locking"])
    })
  )
})
