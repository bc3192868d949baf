/** A server's life from inside: one scoped program whose resources are its steps. */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { Scope } from "effect/Scope"
import type { Logger } from "pino"
import type { RunningRecord } from "../contract/record.ts"
import type { Pair, Settings } from "../contract/settings.ts"
import { PidFileError, ServerExited } from "../generated/errors.ts"
import { complaintOf } from "../launch/certificate.ts"
import type { Refusal } from "../launch/failure.ts"
import * as Control from "./control.ts"
import * as Ending from "./ending.ts"
import * as Guard from "./guard.ts"
import * as Hangup from "./hangup.ts"
import { bequeath, outlive } from "./heir.ts"
import * as Hold from "./hold.ts"
import type { Target } from "./listener.ts"
import { delay, type Past } from "./past.ts"
import * as Pool from "./pool.ts"
import type { Site } from "./site.ts"
import * as Solo from "./solo.ts"
import { succeed } from "./succession.ts"
import * as Tenure from "./tenure.ts"

export interface Commission {
  readonly settings: Settings
  /** What it serves HTTPS with. */
  readonly pair: Pair | undefined
  readonly mode: RunningRecord["mode"]
  readonly log: Logger
  /** What one process listens on. */
  readonly target: Target
  /** The same socket, for workers and successors; Node never listens on this one. */
  readonly socket: number
  /** Stops listening on it. */
  readonly letGo: Effect.Effect<void>
  readonly lock: number
  /** The environment as it was before an app could change it. */
  readonly env: Readonly<Record<string, string>>
  readonly past: Past
  /** Whether it accepts only once every plugin is ready, as whoever waits for it expects. */
  readonly patient: boolean
  /** Returns when whoever spawned this process has seen it serve. */
  readonly proven: Effect.Effect<void>
  /** Says that record and PID file are this process's own. */
  readonly taken: Effect.Effect<void>
}

/** Serves until it is told to stop, or has a successor; returns when every request was answered. */
export const serve = (commission: Commission): Effect.Effect<void, Refusal, Scope> =>
  Effect.gen(function* () {
    const { settings, mode, log, lock } = commission
    const end = yield* Ending.listen()
    const hold = yield* Hold.over(`${settings.pidFile}.lock`, lock)
    const turn = yield* Effect.makeSemaphore(1)
    // Workers have their primary, and a foreground server whoever watches it.
    const will = mode === "daemon" && settings.workers === 1 ? { ...commission, hold, wanted: end.asked } : undefined
    if (will) yield* bequeath(will)
    const site = yield* Effect.zipLeft(open(commission), commission.proven).pipe(Effect.raceFirst(revoked(end)))
    const tenure = yield* Tenure.take(settings, mode, hold)
    const restart = oneByOne(commission, hold, tenure, turn)
    const path = `${settings.pidFile}.sock`
    const offer = Control.listen({ path, settings, site, end, restart })
    yield* offer.pipe(Effect.mapError((error) => new PidFileError({ path, reason: error.message })))
    yield* Guard.watch({ tenure, hold, pidFile: settings.pidFile, reopen: offer, end, turn })
    if (mode === "daemon") yield* Hangup.listen(restart, log, end)
    yield* commission.taken
    if (will) yield* outlive(will)
    const complaint = commission.pair && complaintOf(commission.pair.cert)
    if (complaint !== undefined) log.warn(complaint)
    log.info({ url: settings.url, workers: settings.workers }, `serving at ${settings.url}`)
    const ending = yield* end.reached
    log.info(farewell(ending))
    yield* leave(ending, commission, site, tenure)
  })

/** Somebody stops a server that is not one yet: its start fails, and says so. */
const revoked = ({ reached }: Ending.End): Effect.Effect<never, ServerExited> =>
  Effect.flatMap(reached, (ending) =>
    Effect.fail(new ServerExited({ how: ending.kind === "stopped" ? `was stopped by ${ending.by}` : "was stopped" }))
  )

const open = ({
  settings,
  pair,
  log,
  target,
  socket,
  past,
  patient
}: Commission): Effect.Effect<Site, Refusal, Scope> =>
  settings.workers === 1
    ? Effect.delay(Solo.open(settings, log, target, { pair, past, patient }), delay(past))
    : Pool.open({ settings, pair, socket, patient }, log)

/** Restarts that come together take turns; those after a successful one are the successor's to answer. */
const oneByOne =
  (commission: Commission, hold: Hold.Hold, tenure: Tenure.Tenure, turn: Effect.Semaphore): Control.Desk["restart"] =>
  (given, timeout) =>
    Effect.suspend(() =>
      tenure.holder() === "this" ? succeed({ ...commission, lock: hold.fd() }, given, timeout) : Effect.interrupt
    ).pipe(
      // A successor that failed after it had taken over left its name in our files.
      Effect.tapError(() => Effect.ignore(tenure.assert)),
      turn.withPermits(1)
    )

const leave = (
  ending: Ending.Ending,
  { letGo }: Commission,
  site: Site,
  tenure: Tenure.Tenure
): Effect.Effect<void> => {
  // As long as anybody listens, the kernel takes connections that nobody would answer.
  if (ending.kind !== "succeeded") return tenure.stopping.pipe(Effect.zipRight(letGo), Effect.zipRight(site.drain))
  // Whoever stops the successor meanwhile stops all of us: then what is still idle here goes too.
  const orphaned = Effect.suspend(() => Effect.succeed(tenure.holder() === "nobody")).pipe(
    Effect.repeat({ until: (gone) => gone, schedule: Schedule.spaced("100 millis") }),
    Effect.zipRight(site.drain)
  )
  // The successor has its own hold of the socket, or another address.
  return Effect.zipRight(letGo, Effect.raceFirst(site.retire, orphaned))
}

const farewell = (ending: Ending.Ending): string => {
  switch (ending.kind) {
    case "stopped":
      return `stopping, asked by ${ending.by}`
    case "succeeded":
      return `succeeded by PID ${ending.by}`
    case "displaced":
      return "stopping: another server holds the lock file that lies in this one's home now"
  }
}
