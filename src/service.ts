/**
 * What a server process does, in each of its roles. A daemon inherits /dev/null (0), the log (1, 2), the channel
 * to its spawner (3), the listening socket (4, and once more as 6, which Node never touches) and the lock (5).
 */
import { closeSync } from "node:fs"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type { Scope } from "effect/Scope"
import type { Failure } from "./contract/failure.ts"
import type { Settings } from "./contract/settings.ts"
import * as Certificate from "./launch/certificate.ts"
import { flatten } from "./launch/failure.ts"
import { mark } from "./launch/mark.ts"
import { Progress } from "./launch/progress.ts"
import { withCertificate } from "./launch/settle.ts"
import { clean } from "./platform/environment.ts"
import { begin } from "./server/handshake.ts"
import { inherit } from "./server/heir.ts"
import * as Log from "./server/log.ts"
import { notify } from "./server/notify.ts"
import { outlet } from "./server/outlet.ts"
import { NONE } from "./server/past.ts"
import { type Commission, serve } from "./server/serve.ts"
import { destination } from "./server/terminal.ts"
import { work } from "./server/work.ts"

const LISTEN = 4
const LOCK = 5
const SOCKET = 6

/** The same for every daemon. Its environment is kept before an app is loaded, which may write into it. */
const inherited = () => ({
  mode: "daemon" as const,
  target: LISTEN,
  socket: SOCKET,
  lock: LOCK,
  letGo: Effect.sync(() => closeSync(SOCKET)),
  env: clean(process.env)
})

const daemon = (served: () => void) =>
  Effect.gen(function* () {
    const { settings, pair, tell, proven, taken, refuse } = yield* begin
    const destination = yield* outlet(settings, "primary")
    destination.write(mark(settings.startedAt))
    const log = Log.open(settings.logLevel, { destination })
    const done = Effect.zipRight(taken, Effect.sync(served))
    yield* serve({ ...inherited(), settings, pair, log, past: NONE, patient: true, proven, taken: done }).pipe(
      Effect.provideService(Progress, { step: tell }),
      Effect.tapError(refuse)
    )
  })

/** Nobody waits for its word. */
const ALONE = { patient: false, proven: Effect.void, taken: Effect.void }

/** Takes the place of one that crashed. */
const heir = (argument: string) =>
  Effect.gen(function* () {
    const inheritance = inherit(LOCK, argument)
    if (inheritance === undefined) return
    const { settings, past } = inheritance
    const log = Log.open(settings.logLevel, { destination: yield* outlet(settings, "primary") })
    log.warn(`replacing the server that ended (${past.lastExit})`)
    yield* Certificate.load(settings).pipe(
      Effect.flatMap((pair) =>
        serve({ ...inherited(), settings: withCertificate(settings, pair), pair, log, past, ...ALONE })
      ),
      Effect.tapError((error) => Effect.sync(() => log.error(error.message)))
    )
  })

/** What the process of `agents server serve` has at hand; see `Commission` for what it is. */
export interface Held extends Pick<Commission, "lock" | "pair" | "socket" | "target"> {
  readonly letGo: () => Promise<unknown>
}

/** The same server in the process of `agents server serve`; says why where it could not serve. */
export const foreground = (settings: Settings, held: Held): Promise<Failure | undefined> => {
  const commission = { ...held, settings, env: {}, past: NONE, ...ALONE }
  return Effect.runPromise(
    destination.pipe(
      Effect.map((destination) => Log.open(settings.logLevel, { destination })),
      Effect.flatMap((log) => {
        const taken = notify("READY=1", log)
        const letGo = Effect.zipRight(notify("STOPPING=1", log), Effect.promise(held.letGo))
        return serve({ ...commission, log, taken, letGo, mode: "foreground" })
      }),
      Effect.scoped,
      Effect.match({ onSuccess: () => undefined, onFailure: flatten })
    )
  )
}

/** Runs the role that the arguments name, and ends the process. `served` is called once it has served. */
export const main = ([role, past]: ReadonlyArray<string>, served: () => void): void => {
  // What a server writes is its owner's, whatever its caller's habits are.
  process.umask(0o077)
  const program: Effect.Effect<void, unknown, Scope> =
    role === "worker" ? work : past === undefined ? daemon(served) : heir(past)
  Effect.runFork(Effect.scoped(program)).addObserver((exit) => {
    const defect = Option.flatMap(Exit.causeOption(exit), Cause.dieOption)
    if (Option.isSome(defect)) console.error(defect.value)
    process.exit(Exit.isSuccess(exit) ? 0 : 1)
  })
}
