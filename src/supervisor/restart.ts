/** `agents server restart`: the running server raises its own successor; where none runs, one is started. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import type { LockRecord, RunningRecord } from "../contract/record.ts"
import type { Reply, Request } from "../contract/request.ts"
import type { Options } from "../contract/settings.ts"
import { type AlreadyRunning, CannotRestart, NotPermitted, type StopTimeout } from "../generated/errors.ts"
import { type LaunchError, revive } from "../launch/failure.ts"
import { step } from "../launch/progress.ts"
import { optionsIn } from "../launch/settle.ts"
import type { Channel } from "../platform/channel.ts"
import { ask } from "./ask.ts"
import type { Home } from "./home.ts"
import { inspect, recorded } from "./inspect.ts"
import { type Started, start } from "./start.ts"
import { stop } from "./stop.ts"

export interface Wish {
  /** What stood on the command line: it replaces the options that the server has. */
  readonly given: Partial<Options>
  /** What a server is started with where none runs and none has left its options. */
  readonly fresh: Options
  /** In milliseconds. */
  readonly timeout: number
}

export type RestartError = LaunchError | AlreadyRunning | CannotRestart | NotPermitted | StopTimeout

/** Where the successor fails, the running server goes on and the error says why. */
export const restart = (home: Home, wish: Wish): Effect.Effect<Started, RestartError> =>
  Effect.flatMap(inspect(home), (finding): Effect.Effect<Started, RestartError> => {
    switch (finding.kind) {
      case "server":
        return finding.record.mode === "foreground"
          ? Effect.fail(new CannotRestart({ pid: finding.record.holder.pid }))
          : succeed(home, finding.record, wish)
      case "none":
        // What it was started with outlives a server that crashed.
        return launch(home, optionsOf(finding.record, wish), wish.timeout)
      case "starting":
        return launch(home, wish.fresh, wish.timeout)
      case "forbidden":
        return Effect.fail(new NotPermitted({ owner: finding.owner }))
      case "elsewhere":
        return Effect.fail(
          new NotPermitted({ pid: finding.record.holder.pid, owner: `on the host ${finding.record.holder.hostname}` })
        )
    }
  })

const optionsOf = (record: LockRecord | undefined, { given, fresh }: Wish): Options => {
  if (record === undefined) return fresh
  const last = record.phase === "starting" ? record.options : optionsIn(record.settings)
  return { ...fresh, ...last, ...given }
}

/** How long a server may take to hear that it shall restart; how long it may take to do so is another matter. */
const PATIENCE = "2 seconds"

const succeed = (home: Home, record: RunningRecord, wish: Wish): Effect.Effect<Started, RestartError> =>
  Effect.gen(function* () {
    const { given, timeout } = wish
    const isServer = () => recorded(home)?.holder.pid === record.holder.pid
    const answer = yield* ask(home, { type: "restart", given, timeout }, PATIENCE).pipe(
      // Its socket comes back where somebody deleted it; and it may hang up on those who come as it is succeeded.
      Effect.retry({
        while: (unheard) => unheard === "gone" && isServer(),
        schedule: Schedule.spaced("50 millis").pipe(Schedule.upTo(PATIENCE))
      }),
      Effect.option
    )
    if (Option.isSome(answer))
      return yield* follow(home, wish, Option.some(answer.value.reply), answer.value.connection)
    if (!isServer()) return yield* restart(home, wish)
    // It hangs, so nothing is lost that it still could serve.
    yield* stop(home, timeout).pipe(Effect.catchTag("NotRunning", () => Effect.void))
    return yield* launch(home, optionsOf(record, wish), timeout)
  }).pipe(Effect.scoped)

const follow = (
  home: Home,
  wish: Wish,
  reply: Option.Option<Reply>,
  connection: Channel<Reply, Request>
): Effect.Effect<Started, RestartError> => {
  // It went without a word: another restart was quicker, or somebody stopped it. Look again.
  if (Option.isNone(reply)) return restart(home, wish)
  switch (reply.value.type) {
    case "restarted":
      return started(home, wish)
    case "failed":
      return Effect.fail(revive(reply.value.failure))
    case "progress":
      return Effect.zipRight(step(reply.value.step), next(home, wish, connection))
    default:
      return next(home, wish, connection)
  }
}

const next = (home: Home, wish: Wish, connection: Channel<Reply, Request>): Effect.Effect<Started, RestartError> =>
  Effect.flatMap(connection.receive, (reply) => follow(home, wish, reply, connection))

/** The successor's record tells what it became. Where that is gone, somebody stopped it at once: begin again. */
const started = (home: Home, wish: Wish): Effect.Effect<Started, RestartError> =>
  Effect.suspend(() => {
    const record = recorded(home)
    return record === undefined || record.phase === "starting"
      ? restart(home, wish)
      : Effect.succeed({ pid: record.holder.pid, settings: record.settings })
  })

const launch = (home: Home, options: Options, timeout: number): Effect.Effect<Started, RestartError> =>
  start({ ...home, logFile: options.logFile ?? home.logFile }, options, timeout)
