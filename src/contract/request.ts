/**
 * What a command may ask of a running server on its control socket, one JSON document a line.
 * The connection is the life of the request: who hangs up takes it back.
 */
import type { Failure } from "./failure.ts"
import type { Auth, Options } from "./settings.ts"

export type Request =
  | { readonly type: "state" }
  | { readonly type: "stop" }
  /** `given` replaces the options of the running server; `timeout` in milliseconds. */
  | { readonly type: "restart"; readonly given: Partial<Options>; readonly timeout: number }

export interface WorkerState {
  readonly pid: number
  readonly restarts: number
  /** How the one before it ended: `exit code 1`, `SIGKILL`, `blocked for 30 s`. */
  readonly lastExit?: string | undefined
}

export type Reply =
  /** `degraded` says why it serves with less than it was asked to. */
  | {
      readonly type: "state"
      readonly degraded?: string | undefined
      readonly workers: ReadonlyArray<WorkerState>
      /** Older servers do not say. */
      readonly auth?: Auth
      /** How many requests came with a token that is none of this server's. */
      readonly rejected?: number
    }
  /** It heard, and drains; the end of the connection is its end. */
  | { readonly type: "stopping" }
  /** What a restart is waiting for. */
  | { readonly type: "progress"; readonly step: string }
  /** The successor has taken over, and its record is in the lock file. */
  | { readonly type: "restarted"; readonly pid: number }
  | { readonly type: "failed"; readonly failure: Failure }
