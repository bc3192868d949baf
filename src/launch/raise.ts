/**
 * Brings up one server process on a lock and a socket that the caller holds: the one protocol of the
 * first start and of every restart. When it succeeds the process is on its own; in every other case
 * nothing of it is left once the scope has closed.
 */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Scope } from "effect/Scope"
import type { Announcement, Order } from "../contract/message.ts"
import type { Pair, Settings } from "../contract/settings.ts"
import { ServerExited } from "../generated/errors.ts"
import type { Channel } from "../platform/channel.ts"
import * as Child from "../platform/child.ts"
import { type LaunchError, reviveRefusal } from "./failure.ts"
import { awaitHealthy } from "./health.ts"
import { step } from "./progress.ts"
import { directoryOf } from "./settle.ts"
import type { Tail } from "./tail.ts"

export interface Plan {
  readonly settings: Settings
  /** What it serves HTTPS with. */
  readonly pair?: Pair | undefined
  readonly env: Readonly<Record<string, string>>
  /** Its log, and what it has written there so far. */
  readonly tail: Tail
  /** Descriptors that it inherits. */
  readonly lock: number
  readonly socket: number
  /** Whether nobody else accepts on the socket: then the probe can go ahead, and waits in its queue. */
  readonly alone: boolean
  /** Called in the turn of the event loop in which the process was spawned. */
  readonly born: (pid: number) => Effect.Effect<void, LaunchError>
}

/** The PID of a server that is proven healthy and has taken over record and PID file. */
export const raise = (plan: Plan): Effect.Effect<number, LaunchError, Scope> =>
  Effect.gen(function* () {
    yield* step("starting the server")
    const child = yield* Child.start(birth(plan)).pipe(
      Effect.mapError((error) => new ServerExited({ how: `could not be spawned (${error.message})` }))
    )
    yield* plan.born(child.pid)
    const died = Effect.flatMap(child.ended, (end) => exited(end, plan))
    yield* Effect.raceFirst(converse(child.channel, plan), died)
    yield* child.letGo
    return child.pid
  })

const birth = ({ settings, env, tail, lock, socket }: Plan): Child.Birth => ({
  // The PID file is named for whoever reads the list of processes.
  argv: [join(import.meta.dirname, "daemon.cjs"), settings.pidFile],
  cwd: directoryOf(settings),
  env,
  log: tail.fd,
  lock,
  socket
})

const converse = (
  channel: Channel<Announcement, Order>,
  { settings, pair, alone }: Plan
): Effect.Effect<void, LaunchError> =>
  Effect.gen(function* () {
    yield* channel.send({ type: "settings", settings, pair })
    if (settings.app !== undefined) yield* step(`waiting for the app ${settings.app} to load`)
    let announced = false
    const ready = Effect.tap(hear(channel, "ready"), () => {
      announced = true
      return step("waiting for health")
    })
    // Before the server has announced itself, that it does not answer yet is no news.
    const healthy = awaitHealthy(settings, (reason) => (announced ? step(reason) : Effect.void))
    yield* Effect.zip(ready, healthy, { concurrent: alone })
    yield* channel.send({ type: "go" })
    yield* hear(channel, "done")
  })

/** Waits for one announcement. Where the channel ends first, the end of the process says why. */
const hear = (channel: Channel<Announcement, Order>, type: Announcement["type"]): Effect.Effect<void, LaunchError> =>
  Effect.flatMap(channel.receive, (message) => {
    if (Option.isNone(message)) return Effect.never
    if (message.value.type === "refused") return Effect.fail(reviveRefusal(message.value.failure))
    if (message.value.type === "progress") return Effect.zipRight(step(message.value.step), hear(channel, type))
    return message.value.type === type ? Effect.void : hear(channel, type)
  })

const exited = ({ code, signal }: Child.End, { settings, tail }: Plan): Effect.Effect<never, ServerExited> =>
  Effect.flatMap(tail.read, (log) =>
    Effect.fail(
      new ServerExited({
        how:
          signal !== null
            ? `was ended by ${signal}`
            : code === 0
              ? "stopped (exit code 0)"
              : `exited with code ${code}`,
        code: code ?? undefined,
        signal: signal ?? undefined,
        log: log === "" ? undefined : log,
        logFile: settings.logFile
      })
    )
  )
