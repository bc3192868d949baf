/**
 * The server executable. A daemon inherits /dev/null (0), the log (1, 2), the channel to its spawner (3),
 * the listening socket (4, and once more as 6, which Node never touches) and the lock (5).
 */
import { closeSync } from "node:fs"
import { basename } from "node:path"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type { Failure } from "./contract/failure.ts"
import type { Settings } from "./contract/settings.ts"
import { flatten } from "./launch/failure.ts"
import { clean } from "./platform/environment.ts"
import { begin } from "./server/handshake.ts"
import * as Log from "./server/log.ts"
import { type Commission, serve } from "./server/serve.ts"
import { destination } from "./server/terminal.ts"
import { work } from "./server/work.ts"

const LISTEN = 4
const LOCK = 5
const SOCKET = 6

const daemon = Effect.gen(function* () {
  // Before an app is loaded: it may write into its environment, which a successor must not inherit.
  const env = clean(process.env)
  const { settings, proven, taken, refuse } = yield* begin
  const log = Log.open(settings.logLevel)
  const inherited = { target: LISTEN, socket: SOCKET, lock: LOCK, letGo: Effect.sync(() => closeSync(SOCKET)) }
  yield* serve({ ...inherited, settings, mode: "daemon", log, env, proven, taken }).pipe(Effect.tapError(refuse))
})

/** What the process of `agents server serve` has at hand; see `Commission` for what it is. */
export interface Held extends Pick<Commission, "lock" | "socket" | "target"> {
  readonly letGo: () => Promise<unknown>
}

/** The same server in the process of `agents server serve`; says why where it could not serve. */
export const foreground = (settings: Settings, held: Held): Promise<Failure | undefined> => {
  const letGo = Effect.promise(held.letGo)
  const commission = { ...held, letGo, settings, env: {}, proven: Effect.void, taken: Effect.void }
  return Effect.runPromise(
    destination.pipe(
      Effect.map((destination) => Log.open(settings.logLevel, { destination })),
      Effect.flatMap((log) => serve({ ...commission, log, mode: "foreground" })),
      Effect.scoped,
      Effect.match({ onSuccess: () => undefined, onFailure: flatten })
    )
  )
}

const main = (program: Effect.Effect<unknown, unknown>): void => {
  Effect.runFork(program).addObserver((exit) => {
    const defect = Option.flatMap(Exit.causeOption(exit), Cause.dieOption)
    if (Option.isSome(defect)) console.error(defect.value)
    process.exit(Exit.isSuccess(exit) ? 0 : 1)
  })
}

if (basename(process.argv[1] ?? "") === "daemon.cjs") main(Effect.scoped(process.argv[2] === "worker" ? work : daemon))
