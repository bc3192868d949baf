/** The part of a server that answers requests, in this process or in several. */
import type { Effect } from "effect/Effect"
import type { WorkerState } from "../contract/request.ts"

export interface Site {
  /** Takes nothing new, answers what is under way, ends streams; returns when no connection is left. */
  readonly drain: Effect<void>
  /** The same for a site whose successor accepts on the same socket already: nobody is turned away on the way. */
  readonly retire: Effect<void>
  readonly workers: () => ReadonlyArray<WorkerState>
  /** How many requests came with a token that is none of this server's. */
  readonly rejected: () => number
  /** Why it serves with less than it was asked to; undefined where it does not. */
  readonly degraded: () => string | undefined
}
