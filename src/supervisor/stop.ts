/** `agents server stop`: asks, signals, waits, and kills where it must; it touches the verified holder of the lock alone. */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import type { RunningRecord } from "../contract/record.ts"
import { NotPermitted, NotRunning, type PidFileError, StopTimeout } from "../generated/errors.ts"
import { step } from "../launch/progress.ts"
import { peek } from "../platform/files.ts"
import * as Lock from "../platform/lock.ts"
import { alive, identity, owner, tree } from "../platform/proc.ts"
import * as Record from "../platform/record.ts"
import { ask } from "./ask.ts"
import type { Home } from "./home.ts"
import { inspect, isHolder } from "./inspect.ts"

export interface Stopped {
  readonly pid: number
  /** Whether it had to be killed. */
  readonly killed: boolean
}

type Failure = NotRunning | NotPermitted | StopTimeout | PidFileError

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

const end = (home: Home, record: RunningRecord, timeout: number): Effect.Effect<Stopped, Failure> =>
  Effect.gen(function* () {
    const { pid } = record.holder
    yield* step("waiting for requests in flight")
    yield* request(home, record)
    const gone = yield* awaitGone(home, record, timeout)
    if (!gone) yield* kill(home, record, timeout)
    yield* tidy(home, (left) => left === pid)
    return { pid, killed: !gone }
  })

/** The control socket first: twenty stops at once are one. Where it is silent, the signals that end everything. */
const request = (home: Home, record: RunningRecord): Effect.Effect<void, NotPermitted> =>
  Effect.flatMap(Effect.scoped(ask(home, { type: "stop" }, "500 millis")), (answer) =>
    Option.isSome(answer) ? Effect.void : signal(home, record, "SIGTERM")
  )

const signal = (
  home: Home,
  { holder, ...rest }: RunningRecord,
  name: NodeJS.Signals
): Effect.Effect<void, NotPermitted> =>
  Effect.suspend(() => {
    // Looked at again at the last moment, since a number may be given to another meanwhile.
    if (!isHolder({ holder, ...rest }, home.lockFile)) return Effect.void
    return Effect.zipRight(send(holder.pid, name), send(holder.pid, "SIGCONT"))
  })

const send = (pid: number, name: NodeJS.Signals): Effect.Effect<void, NotPermitted> =>
  Effect.try({
    try: () => void process.kill(pid, name),
    catch: (error) => error as NodeJS.ErrnoException
  }).pipe(
    Effect.catchAll((error) =>
      error.code === "EPERM" ? Effect.fail(new NotPermitted({ pid, owner: owner(pid)?.name })) : Effect.void
    )
  )

/** Whether the server, its older generations included, was gone within `timeout` milliseconds. */
const awaitGone = ({ lockFile }: Home, { holder }: RunningRecord, timeout: number): Effect.Effect<boolean> =>
  Effect.sync(() => !alive(holder) && !Lock.isHeld(lockFile)).pipe(
    Effect.repeat({ until: (gone) => gone, schedule: Schedule.spaced("20 millis") }),
    Effect.timeoutTo({ duration: timeout, onSuccess: () => true, onTimeout: () => false })
  )

/** How long the kernel has to end what was killed. */
const LAST = 5_000

const kill = (home: Home, record: RunningRecord, waited: number): Effect.Effect<void, NotPermitted | StopTimeout> =>
  Effect.gen(function* () {
    const { pid } = record.holder
    yield* step("killing what did not stop")
    const members = tree(pid).map(identity)
    yield* signal(home, record, "SIGKILL")
    yield* Effect.forEach(members, (member) =>
      member !== undefined && alive(member) ? send(member.pid, "SIGKILL") : Effect.void
    )
    if (yield* awaitGone(home, record, LAST)) return
    return yield* new StopTimeout({ pid, seconds: waited / 1000, reason: "the kernel does not end it" })
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
      return yield* new StopTimeout({ pid: child ?? 0, seconds: timeout / 1000, reason: "a start is still under way" })
    if (now.value.kind === "none" && child !== undefined) return { pid: child, killed: false }
    return yield* stop(home, timeout)
  })

/** Removes what a server that died left; only while nobody holds the lock, so that a new server loses nothing. */
const tidy = (home: Home, isLeft: (pid: number) => boolean): Effect.Effect<void> =>
  Effect.gen(function* () {
    if (!fs.existsSync(home.lockFile)) return
    const lock = yield* Lock.attempt(home.lockFile)
    if (Option.isNone(lock)) return
    Record.clear(lock.value.fd)
    const [, number] = /^(\d{1,10})\s*$/.exec(peek(home.pidFile, 64) ?? "") ?? []
    if (number !== undefined && isLeft(Number(number))) fs.rmSync(home.pidFile, { force: true })
    fs.rmSync(home.controlSocket, { force: true })
  }).pipe(Effect.scoped, Effect.ignore)

const notRunning = ({ pidFile }: Home, left: "nothing" | "files"): NotRunning =>
  new NotRunning({
    pidFile,
    reason: left === "files" ? "the one that was is gone, and what it left was cleared up" : undefined
  })

const notHere = ({ pidFile }: Home, host: string): NotRunning =>
  new NotRunning({ pidFile, reason: `the server of this PID file runs on the host ${host}` })
