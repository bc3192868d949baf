/** `agents server start --if-not-running`: whoever started it, a healthy server runs afterwards. */
import * as Effect from "effect/Effect"
import type { Options } from "../contract/settings.ts"
import { AlreadyRunning } from "../generated/errors.ts"
import type { LaunchError } from "../launch/failure.ts"
import { probeWithin, Unanswered } from "../launch/health.ts"
import type { Home } from "./home.ts"
import { inspect } from "./inspect.ts"
import { type Started, start } from "./start.ts"

/** How long a server that runs has to answer until it is looked at again, and how long until then where it says no. */
const PATIENCE = 5_000
const PAUSE = "100 millis"

/**
 * The server that runs on this PID file, where it is healthy within `timeout` milliseconds; where none runs,
 * one that is started. One that drains is waited for, as every start does.
 */
export const ensure = (
  home: Home,
  options: Options,
  timeout: number
): Effect.Effect<Started, LaunchError | AlreadyRunning> => {
  const until = performance.now() + timeout
  const left = () => Math.max(1, until - performance.now())
  const attempt: Effect.Effect<Started, LaunchError | AlreadyRunning> = Effect.suspend(() =>
    start(home, options, left())
  ).pipe(
    Effect.catchTag("AlreadyRunning", (refusal) =>
      Effect.catchTag(adopt(home, refusal, Math.min(left(), PATIENCE)), "Unanswered", ({ reason }) =>
        performance.now() < until
          ? Effect.delay(attempt, PAUSE)
          : Effect.fail(named(refusal, `it was not healthy within ${timeout / 1000} s (${reason})`))
      )
    )
  )
  return attempt
}

/** The one that keeps others from starting, where it answers. That another host's is healthy cannot be seen from here. */
const adopt = (
  home: Home,
  refusal: AlreadyRunning,
  patience: number
): Effect.Effect<Started, AlreadyRunning | Unanswered> =>
  Effect.flatMap(inspect(home), (finding): Effect.Effect<Started, AlreadyRunning | Unanswered> => {
    if (refusal.host !== undefined) return Effect.fail(refusal)
    if (finding.kind !== "server") return Effect.fail(new Unanswered("it went away"))
    const { holder, settings } = finding.record
    return Effect.as(probeWithin(settings, patience), { pid: holder.pid, settings })
  })

const named = ({ pid, url, pidFile }: AlreadyRunning, problem: string): AlreadyRunning =>
  new AlreadyRunning({ pid, url, pidFile, problem })
