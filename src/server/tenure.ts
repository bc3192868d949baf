/** What says to everybody else that this process is the server: the record in the lock file, and the PID file. */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { RunningRecord } from "../contract/record.ts"
import type { Settings } from "../contract/settings.ts"
import { version } from "../contract/version.ts"
import { PidFileError } from "../generated/errors.ts"
import { explain } from "../platform/complaint.ts"
import { peek, replace } from "../platform/files.ts"
import { self } from "../platform/proc.ts"
import * as Record from "../platform/record.ts"
import type { Hold } from "./hold.ts"

export interface Tenure {
  readonly record: () => RunningRecord
  /** Whether the record still names this process: a successor writes its own over it, and the last one empties it. */
  readonly holder: () => "this" | "another" | "nobody"
  /** Says that requests are being finished and nothing new is taken. */
  readonly stopping: Effect.Effect<void>
  /** Writes both anew, where they were lost or a successor failed after it had taken over. */
  readonly assert: Effect.Effect<void, PidFileError>
}

/** Takes over; gives up with the scope whatever still names this process. */
export const take = (
  settings: Settings,
  mode: RunningRecord["mode"],
  hold: Hold
): Effect.Effect<Tenure, PidFileError, Scope> => {
  let record: RunningRecord = { phase: "running", mode, holder: self(), version, settings }
  const { pidFile } = settings
  const holder = () => {
    const found = Record.readFrom(hold.fd())
    return found === undefined ? "nobody" : found.holder.pid === process.pid ? "this" : "another"
  }
  const assert = Effect.try({
    try: () => {
      Record.write(hold.fd(), record)
      replace(pidFile, `${process.pid}\n`)
    },
    catch: (error) => new PidFileError({ path: pidFile, ...explain(error, pidFile) })
  })
  const stopping = Effect.sync(() => {
    if (holder() !== "this") return
    record = { ...record, phase: "stopping" }
    Record.write(hold.fd(), record)
  }).pipe(Effect.ignore)
  const giveUp = () => {
    if (holder() !== "this") return
    if (isMine(pidFile)) fs.rmSync(pidFile, { force: true })
    // Where others began the home anew, the socket that lies there may be theirs.
    if (hold.place() !== "another") fs.rmSync(`${pidFile}.sock`, { force: true })
    hold.clear()
  }
  // A drain that is cut short by a second signal ends here too. A crash does not: its record tells a restart
  // what ran, and `status` that it died.
  const giveUpDraining = () => {
    if (Record.readFrom(hold.fd())?.phase === "stopping") giveUp()
  }
  return Effect.gen(function* () {
    // An heir is the server already: one without a PID file, for which there may be no space, is better than none.
    const begin = Effect.suspend(() => (holder() === "this" ? Effect.ignore(assert) : assert))
    yield* Effect.acquireRelease(begin, () => Effect.sync(giveUp))
    yield* Effect.acquireRelease(
      Effect.sync(() => process.on("exit", giveUpDraining)),
      () => Effect.sync(() => process.off("exit", giveUpDraining))
    )
    return { record: () => record, holder, stopping, assert }
  })
}

/** Whether a PID file names this process: one that somebody else wrote stays. */
const isMine = (pidFile: string): boolean => peek(pidFile, 32) === `${process.pid}\n`
