/** The thread beside a process that serves, which ends it where it should no longer live. */
import type { SpawnOptions } from "node:child_process"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import type { Past } from "./past.ts"
import type { Pulse } from "./pulse.ts"

/** What the thread is told; see `src/watchdog.ts`. */
export interface Duty {
  /** Of the event loop. */
  readonly pulse: Pulse
  /** How long the loop may be blocked, in milliseconds; 0 is for ever. */
  readonly timeout: number
  /** Whose worker the process is: it does not outlive that one. */
  readonly primary?: number
  /** Who takes the place of a process that has no primary. */
  readonly succession?: Succession
}

/** How an heir is spawned, as data: the loop that would do it is blocked. */
export interface Succession {
  readonly argv: ReadonlyArray<string>
  readonly options: SpawnOptions
  readonly lock: number
  readonly past: Past
}

/** The signal by which a blocked worker ends, so that its primary knows: nobody else has a use for it. */
export const BLOCKED: NodeJS.Signals = "SIGALRM"

export const blockedFor = (timeout: number): string => `blocked for ${timeout / 1000} s`

/**
 * Looks after this process from now on, in a thread of its own: what it looks for is a loop that is blocked, and
 * that hears nothing, not even the end of the primary, and would hold the port for ever.
 */
export function watch(duty: Duty): void {
  const thread = new Worker(join(import.meta.dirname, "watchdog.cjs"), {
    workerData: duty,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 }
  })
  thread.unref()
}
