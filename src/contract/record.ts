/**
 * What the lock file holds while a server starts, runs or drains: who holds the lock, and with which
 * options. It survives the deletion of the PID file, and a crash: `restart` takes its options from it.
 */
import type { Options, Settings } from "./settings.ts"

/** A process, so that a number that was given to another later is not taken for it. */
export interface Identity {
  readonly pid: number
  /** Field 22 of /proc/PID/stat, in clock ticks since boot; on macOS the start time as `ps` prints it. */
  readonly start: string
  /** Of this boot of this kernel. */
  readonly boot: string
  readonly hostname: string
}

interface Held {
  readonly holder: Identity
  /** Of the package. */
  readonly version: string
}

/** The launcher holds the lock; `child` is there once it was spawned. */
export interface StartingRecord extends Held {
  readonly phase: "starting"
  readonly child?: number | undefined
  readonly options: Options
}

export interface RunningRecord extends Held {
  readonly phase: "running" | "stopping"
  readonly mode: "daemon" | "foreground"
  readonly settings: Settings
}

export type LockRecord = StartingRecord | RunningRecord
