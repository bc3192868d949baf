/** The state of what runs on a PID file, in the words of the contract. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import type { RunningRecord } from "../contract/record.ts"
import type { WorkerState } from "../contract/request.ts"
import type { Auth } from "../contract/settings.ts"
import { NotPermitted } from "../generated/errors.ts"
import { probeWithin } from "../launch/health.ts"
import { ask } from "./ask.ts"
import type { Home } from "./home.ts"
import { inspect, type Lost } from "./inspect.ts"

export type State =
  | "running"
  | "degraded"
  | "unhealthy"
  | "unresponsive"
  | "starting"
  | "stopping"
  | "stale"
  | "stopped"

export interface Status {
  readonly state: State
  /** Why it is in that state, where the word alone does not say it. */
  readonly reason?: string | undefined
  readonly record?: RunningRecord | undefined
  readonly lost?: ReadonlyArray<Lost>
  readonly workers?: ReadonlyArray<WorkerState>
  /** What its requests need, and how many came with a token that is none of its own; only it can tell. */
  readonly auth?: Auth | undefined
  readonly rejected?: number | undefined
}

/** How long one part of a server may take to answer; both are asked at once. */
const PATIENCE = "1500 millis"

/** Answers within two seconds, even where the server hangs. */
export const status = (home: Home): Effect.Effect<Status, NotPermitted> =>
  Effect.flatMap(inspect(home), (finding): Effect.Effect<Status, NotPermitted> => {
    switch (finding.kind) {
      case "none":
        return Effect.succeed(
          finding.left === "nothing"
            ? { state: "stopped" }
            : { state: "stale", reason: "the server that wrote these files is gone", record: whole(finding.record) }
        )
      case "forbidden":
        return Effect.fail(new NotPermitted({ owner: finding.owner }))
      case "starting":
        return Effect.succeed({ state: "starting" })
      case "elsewhere":
        return Effect.succeed({
          state: "running",
          reason: `on the host ${finding.record.holder.hostname}`,
          record: whole(finding.record)
        })
      case "server":
        return Effect.map(examine(home, finding.record), (health) => ({
          ...health,
          record: finding.record,
          lost: finding.lost
        }))
    }
  })

const whole = (record: { readonly phase: string } | undefined): RunningRecord | undefined =>
  record?.phase === "running" || record?.phase === "stopping" ? (record as RunningRecord) : undefined

/** The primary and the ones that serve are asked separately: either may hang while the other answers. */
const examine = (home: Home, record: RunningRecord): Effect.Effect<Status> =>
  Effect.gen(function* () {
    if (record.phase === "stopping") return { state: "stopping" }
    const [reply, unanswered] = yield* Effect.all([asked(home), probed(record)], { concurrency: "unbounded" })
    const primary = Option.getOrUndefined(reply)
    if (primary?.type !== "state")
      return { state: "unresponsive", reason: "the daemon does not answer on its control socket" }
    const { workers, auth, rejected } = primary
    const told = { workers, auth, rejected }
    if (unanswered !== undefined) return { state: "unhealthy", reason: unanswered, ...told }
    return primary.degraded === undefined
      ? { state: "running", ...told }
      : { state: "degraded", reason: primary.degraded, ...told }
  })

/** A control socket that somebody deleted comes back in a moment. */
const asked = (home: Home) =>
  Effect.scoped(ask(home, { type: "state" }, PATIENCE)).pipe(
    Effect.retry({ while: (unheard) => unheard === "gone", schedule: Schedule.spaced("50 millis") }),
    Effect.timeout(PATIENCE),
    Effect.option,
    Effect.map(Option.map(({ reply }) => reply))
  )

const probed = ({ settings }: RunningRecord): Effect.Effect<string | undefined> =>
  Effect.match(probeWithin(settings, PATIENCE), { onSuccess: () => undefined, onFailure: ({ reason }) => reason })
