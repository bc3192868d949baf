// Generated from commands.yaml by src/manifest/generate.ts; do not edit.
import type { AddressInUse, AddressUnavailable, AlreadyRunning, AppFailed, CannotRestart, InvalidManifest, LogFileError, NotPermitted, NotRunning, PidFileError, ServerExited, StartTimeout, StopTimeout, UnsupportedPlatform } from "./errors.ts"

/** Every command, by its words below the root. */
export type CommandPath = "server start" | "server stop" | "server restart" | "server status" | "server serve" | "server logs" | "manifest check" | "completion"

/** `agents server start`: Start the server in the background. */
export interface ServerStartInput {
  /** Address or host name to listen on. Default: 127.0.0.1. */
  readonly host: string
  /** Port to listen on; 0 takes a free one. Default: 8080. */
  readonly port: number
  /** How many processes serve requests. Default: 1. */
  readonly workers: number
  /** The least severe event that the log holds. Default: info. */
  readonly logLevel: "trace" | "debug" | "info" | "warning" | "error" | "critical"
  /** Fastify plugin to serve, a path or a package, instead of the built-in app. */
  readonly app?: string
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** The daemon's log; by default beside the PID file, its name with .log. */
  readonly logFile?: string
  /** How long to wait for healthy, in seconds, or as 500ms, 30s, 5m. In milliseconds. Default: 30s. */
  readonly timeout: number
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server stop`: Stop the server. */
export interface ServerStopInput {
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** How long to wait before it is killed, in seconds, or as 500ms, 30s, 5m. In milliseconds. Default: 30s. */
  readonly timeout: number
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server restart`: Replace the running server without losing a request. */
export interface ServerRestartInput {
  /** Address or host name to listen on. Default: 127.0.0.1. */
  readonly host: string
  /** Port to listen on; 0 takes a free one. Default: 8080. */
  readonly port: number
  /** How many processes serve requests. Default: 1. */
  readonly workers: number
  /** The least severe event that the log holds. Default: info. */
  readonly logLevel: "trace" | "debug" | "info" | "warning" | "error" | "critical"
  /** Fastify plugin to serve, a path or a package, instead of the built-in app. */
  readonly app?: string
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** The daemon's log; by default beside the PID file, its name with .log. */
  readonly logFile?: string
  /** How long to wait for healthy, in seconds, or as 500ms, 30s, 5m. In milliseconds. Default: 30s. */
  readonly timeout: number
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server status`: Show what runs here. */
export interface ServerStatusInput {
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server serve`: Run the server in the foreground. */
export interface ServerServeInput {
  /** Address or host name to listen on. Default: 127.0.0.1. */
  readonly host: string
  /** Port to listen on; 0 takes a free one. Default: 8080. */
  readonly port: number
  /** How many processes serve requests. Default: 1. */
  readonly workers: number
  /** The least severe event that the log holds. Default: info. */
  readonly logLevel: "trace" | "debug" | "info" | "warning" | "error" | "critical"
  /** Fastify plugin to serve, a path or a package, instead of the built-in app. */
  readonly app?: string
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
}

/** `agents server logs`: Print the server's log. */
export interface ServerLogsInput {
  /** How many of the last lines to print. Default: 100. */
  readonly lines: number
  /** Keep printing what comes, across restarts and rotations. */
  readonly follow: boolean
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** The daemon's log; by default beside the PID file, its name with .log. */
  readonly logFile?: string
}

/** `agents manifest check`: Check a manifest and show every problem in it. */
export interface ManifestCheckInput {
  /** The manifest to check. */
  readonly file: string
}

/** `agents completion`: Print a completion script for your shell. */
export interface CompletionInput {
  /** The shell to complete for. */
  readonly shell: "bash" | "zsh" | "fish"
}

/** What each command takes. */
export interface CommandInputs {
  readonly "server start": ServerStartInput
  readonly "server stop": ServerStopInput
  readonly "server restart": ServerRestartInput
  readonly "server status": ServerStatusInput
  readonly "server serve": ServerServeInput
  readonly "server logs": ServerLogsInput
  readonly "manifest check": ManifestCheckInput
  readonly "completion": CompletionInput
}

/** What each command may fail with. */
export interface CommandErrors {
  readonly "server start": AlreadyRunning | AddressInUse | AddressUnavailable | ServerExited | AppFailed | StartTimeout | PidFileError | LogFileError | NotPermitted | UnsupportedPlatform
  readonly "server stop": NotRunning | StopTimeout | NotPermitted | PidFileError | UnsupportedPlatform
  readonly "server restart": AlreadyRunning | AddressInUse | AddressUnavailable | ServerExited | AppFailed | StartTimeout | StopTimeout | PidFileError | LogFileError | NotPermitted | CannotRestart | UnsupportedPlatform
  readonly "server status": NotRunning | NotPermitted | PidFileError | UnsupportedPlatform
  readonly "server serve": AlreadyRunning | AddressInUse | AddressUnavailable | ServerExited | AppFailed | PidFileError | NotPermitted | UnsupportedPlatform
  readonly "server logs": NotRunning | LogFileError | PidFileError | UnsupportedPlatform
  readonly "manifest check": InvalidManifest
  readonly "completion": never
}
