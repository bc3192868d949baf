/**
 * The words between a server process and its spawner, one JSON document a line, on the socket pair
 * that the child has as descriptor 3. The end of the pipe before `go` means: leave, and leave nothing.
 */
import type { Failure } from "./failure.ts"
import type { Pair, Settings } from "./settings.ts"

/** Spawner to child: first what to be; then, once it was proven, to take over. */
export type Order =
  /** `pair` is there where it is to serve HTTPS. */
  { readonly type: "settings"; readonly settings: Settings; readonly pair?: Pair | undefined } | { readonly type: "go" }

/** Child to spawner: what it waits for; that it accepts requests, or never will; then, that record and PID file are its own. */
export type Announcement =
  | { readonly type: "progress"; readonly step: string }
  | { readonly type: "ready" }
  | { readonly type: "refused"; readonly failure: Failure }
  | { readonly type: "done" }
