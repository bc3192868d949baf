/** What a server process is told by the one that spawned it. Plain JSON. */

export type LogLevel = "trace" | "debug" | "info" | "warning" | "error" | "critical"

/** What a request needs: one of the server's tokens, or nothing. */
export type Auth = "tokens" | "none"

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
  /** As it was asked for; the server's to say where absent. */
  readonly auth?: Auth
  /** Where its tokens are. Absolute. That of the command that starts or restarts it; older records have none. */
  readonly tokenFile?: string
  /** PEM files of its certificate and the key to it; absent where it serves plain HTTP. Absolute. */
  readonly tlsCert?: string
  readonly tlsKey?: string
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

/** A certificate and the key to it, as PEM texts. It goes from process to process, and is never written down. */
export interface Pair {
  readonly cert: string
  readonly key: string
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
  /** SHA-256 of the certificate that it shows; absent where it shows none. */
  readonly fingerprint?: string
  /** ISO 8601; the moment of the launch. */
  readonly startedAt: string
  /** Shared by a server, its successors and its heirs, and by no other. Older records have none. */
  readonly lineage?: string
}
