/** A site of one process: the app answers here. A worker is one, and so is a server with one worker. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Scope } from "effect/Scope"
import type { Logger } from "pino"
import type { Pair, Settings } from "../contract/settings.ts"
import { version } from "../contract/version.ts"
import type { AppFailed, PluginFailed } from "../generated/errors.ts"
import * as App from "./app.ts"
import { guard } from "./crash.ts"
import * as Drain from "./drain.ts"
import { listen, type Target } from "./listener.ts"
import { NONE, type Past } from "./past.ts"
import { readied } from "./readied.ts"
import type { Site } from "./site.ts"
import type { State } from "./state.ts"

interface Manner {
  /** What it serves HTTPS with. */
  readonly pair?: Pair | undefined
  readonly past?: Past
  readonly patient?: boolean
  /** Hears of each request that came with a wrong token. */
  readonly onRejected?: () => void
}

/**
 * Accepts when it returns. An exception that nobody caught ends the process with exit code 1, its stack in the log.
 * A patient one accepts only once every plugin is ready: whoever else accepts on the socket serves meanwhile.
 */
export const open = (
  settings: Settings,
  log: Logger,
  target: Target,
  { pair, past = NONE, patient = false, onRejected = () => {} }: Manner = {}
): Effect.Effect<Site, AppFailed | PluginFailed, Scope> =>
  Effect.gen(function* () {
    let state: State = "starting"
    let count = 0
    const rejected = () => {
      count += 1
      onRejected()
    }
    const { app, connections, readiness } = yield* App.make({
      settings,
      pair,
      log,
      version,
      state: () => state,
      rejected
    })
    // Only now: what an app throws while it loads is not a crash but a refusal.
    yield* guard(log, () => process.exit(1))
    if (patient) yield* readied(readiness)
    yield* listen(app, target)
    state = "ready"
    // However the scope closes, nobody is left hanging on a process that goes.
    yield* Effect.addFinalizer((exit) => (Exit.isSuccess(exit) ? Effect.void : Drain.cut(connections)))
    const drain = Effect.suspend(() => {
      state = "draining"
      return Drain.drain(connections)
    })
    const { restarts, lastExit } = past
    return {
      drain,
      retire: Drain.retire(connections),
      workers: () => [{ pid: process.pid, restarts, lastExit }],
      rejected: () => count,
      degraded: () => undefined
    }
  })
