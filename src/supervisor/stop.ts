/** `agents server stop`: ends what runs on a PID file, whatever state it is in. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import { NotPermitted, NotRunning, StopTimeout } from "../generated/errors.ts"
import { step } from "../launch/progress.ts"
import { identity } from "../platform/proc.ts"
import { end, type Stopped, send } from "./end.ts"
import type { Home } from "./home.ts"
import { inspect } from "./inspect.ts"
import { tidy } from "./tidy.ts"

type Failure = NotRunning | NotPermitted | StopTimeout

/** Returns when process, port and files are gone; `timeout` is in milliseconds, for the graceful part. */
export const stop = (home: Home, timeout: number): Effect.Effect<Stopped, Failure> =>
  Effect.flatMap(inspect(home), (finding): Effect.Effect<Stopped, Failure> => {
    switch (finding.kind) {
      case "server":
        return end(home, finding.record, timeout)
      case "starting":
        return abort(home, finding.child, timeout)
      case "elsewhere":
        return Effect.fail(notHere(home, finding.record.holder.hostname))
      case "none":
        return Effect.zipRight(
          tidy(home, (pid) => identity(pid) === undefined),
          Effect.fail(notRunning(home, finding.left))
        )
      case "forbidden":
        return Effect.fail(new NotPermitted({ owner: finding.owner }))
    }
  })

/** A start that somebody stops: its child goes, and the launcher says so and clears up. */
const abort = (home: Home, child: number | undefined, timeout: number): Effect.Effect<Stopped, Failure> =>
  Effect.gen(function* () {
    yield* step("waiting for a start to end")
    const known = child === undefined ? undefined : identity(child)
    if (known !== undefined) yield* send(known.pid, "SIGTERM")
    const now = yield* inspect(home).pipe(
      Effect.filterOrFail(
        (finding) => finding.kind !== "starting" || (finding.child !== undefined && finding.child !== child)
      ),
      Effect.retry(Schedule.spaced("20 millis")),
      Effect.timeoutOption(timeout),
      Effect.orDie
    )
    if (Option.isNone(now))
      return yield* new StopTimeout({ pid: child, seconds: timeout / 1000, reason: "its start is still under way" })
    if (now.value.kind === "none" && child !== undefined) return { pid: child, killed: false }
    return yield* stop(home, timeout)
  })

const notRunning = ({ pidFile }: Home, left: "nothing" | "files"): NotRunning =>
  new NotRunning({
    pidFile,
    reason: left === "files" ? "the one that was is gone, and what it left was cleared up" : undefined
  })

const notHere = ({ pidFile }: Home, host: string): NotRunning => new NotRunning({ pidFile, host })
