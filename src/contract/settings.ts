/** What a server process is told by the one that spawned it. Plain JSON. */

export type LogLevel = "trace" | "debug" | "info" | "warning" | "error" | "critical"

/** A plugin that a server serves beside its app. */
export interface Plugin {
  readonly name: string
  readonly version: string
  /** Where its modules are. Absolute, without links. */
  readonly directory: string
  /** Its module for the server, from its directory. */
  readonly serves: string
}

/** The options a server runs with; a restart keeps them. */
export interface Options {
  readonly host: string
  readonly port: number
  readonly workers: number
  /** How long a worker's event loop may be blocked, in milliseconds; 0 is for ever. Absent it is the server's to say. */
  readonly workerTimeout?: number
  readonly logLevel: LogLevel
  /** As the user wrote it, resolved from `cwd`. */
  readonly app?: string
  /** In the order in which they were added. Those of the command that starts or restarts it; older records have none. */
  readonly plugins?: ReadonlyArray<Plugin>
  /** Where the command was called from; the working directory of a server with an app. Absolute. */
  readonly cwd: string
  /** Absolute. */
  readonly pidFile: string
  /** Absolute; absent in the foreground, where the log is stdout. */
  readonly logFile?: string
  /** In bytes; 0 is no limit. Older records have none. */
  readonly logMaxSize?: number
  /** How many rotated files stay beside it. Older records have none. */
  readonly logKeep?: number
}

/** Two secrets of one launch: the probe sends `ask`, and only the server that was told both answers `answer`. */
export interface Tokens {
  readonly ask: string
  readonly answer: string
}

export interface Settings extends Options {
  /** The URL that is printed and probed; the port is the real one, the host one that a client can reach. */
  readonly url: string
  readonly tokens: Tokens
  /** ISO 8601; the moment of the launch. */
  readonly startedAt: string
  /** Shared by a server, its successors and its heirs, and by no other. Older records have none. */
  readonly lineage?: string
}
