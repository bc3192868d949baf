/** What a server process is told by the one that spawned it. Plain JSON. */

export type LogLevel = "trace" | "debug" | "info" | "warning" | "error" | "critical"

/** The options a server runs with; a restart keeps them. */
export interface Options {
  readonly host: string
  readonly port: number
  readonly workers: number
  readonly logLevel: LogLevel
  /** As the user wrote it, resolved from `cwd`. */
  readonly app?: string
  /** Where the command was called from; the working directory of a server with an app. Absolute. */
  readonly cwd: string
  /** Absolute. */
  readonly pidFile: string
  /** Absolute; absent in the foreground, where the log is stdout. */
  readonly logFile?: string
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
}
