// Generated from commands.yaml by src/manifest/generate.ts; do not edit.
import type { AddressInUse, AddressUnavailable, AlreadyRunning, AppFailed, CannotRestart, ConnectionFailed, InvalidConfig, InvalidManifest, LogFileError, NoSuchLink, NoSuchPlugin, NoSuchToken, NotPermitted, NotRunning, PathError, PidFileError, PluginFailed, PluginRefused, ServerExited, StartTimeout, StopTimeout, TlsFailed, Unauthorized, UnsupportedPlatform, UsageError } from "./errors.ts"

/** Every command, by its words below the root. */
export type CommandPath = "server start" | "server stop" | "server restart" | "server status" | "server doctor" | "server serve" | "server logs" | "server token create" | "server token list" | "server token revoke" | "server connect" | "server disconnect" | "server use" | "manifest check" | "manifest types" | "plugins add" | "plugins list" | "plugins remove" | "plugins enable" | "plugins disable" | "plugins new" | "config get" | "config set" | "config unset" | "config list" | "config path" | "config edit" | "completion"

/** `agents server start`: Start the server in the background. */
export interface ServerStartInput {
  /** Address or host name to listen on. Default: 127.0.0.1. */
  readonly host: string
  /** Port to listen on; 0 takes a free one. Default: 8080. */
  readonly port: number
  /** How many processes serve requests. Default: 1. */
  readonly workers: number
  /** Replace a worker whose event loop is blocked for as long; 0 is never. By default 30s with several workers, never with one. In milliseconds. */
  readonly workerTimeout?: number
  /** The least severe event that the log holds. Default: info. */
  readonly logLevel: "trace" | "debug" | "info" | "warning" | "error" | "critical"
  /** Fastify plugin to serve, a path or a package, instead of the built-in app. */
  readonly app?: string
  /** What a request needs; tokens is one of those made by token create. By default tokens for the built-in app once one was made, none for an app. */
  readonly auth?: "tokens" | "none"
  /** Serve HTTPS with this certificate, a PEM file with those of its issuers behind it; read anew by each restart. */
  readonly tlsCert?: string
  /** The certificate's private key, a PEM file without a passphrase. */
  readonly tlsKey?: string
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** The daemon's log; by default beside the PID file, its name with .log. */
  readonly logFile?: string
  /** How large the log grows before it is rotated; 0 leaves that to others. In bytes. Default: 10MB. */
  readonly logMaxSize: number
  /** How many rotated logs are kept, as server.log.1 and so on. Default: 5. */
  readonly logKeep: number
  /** How long to wait for healthy, in seconds, or as 500ms, 30s, 5m. In milliseconds. Default: 30s. */
  readonly timeout: number
  /** Where a healthy server runs already, print that one and exit 0. */
  readonly ifNotRunning: boolean
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server stop`: Stop the server. */
export interface ServerStopInput {
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** How long to wait before it is killed, in seconds, or as 500ms, 30s, 5m. In milliseconds. Default: 30s. */
  readonly timeout: number
  /** Where no server runs, say so and exit 0. */
  readonly ifRunning: boolean
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
  /** Replace a worker whose event loop is blocked for as long; 0 is never. By default 30s with several workers, never with one. In milliseconds. */
  readonly workerTimeout?: number
  /** The least severe event that the log holds. Default: info. */
  readonly logLevel: "trace" | "debug" | "info" | "warning" | "error" | "critical"
  /** Fastify plugin to serve, a path or a package, instead of the built-in app. */
  readonly app?: string
  /** What a request needs; tokens is one of those made by token create. By default tokens for the built-in app once one was made, none for an app. */
  readonly auth?: "tokens" | "none"
  /** Serve HTTPS with this certificate, a PEM file with those of its issuers behind it; read anew by each restart. */
  readonly tlsCert?: string
  /** The certificate's private key, a PEM file without a passphrase. */
  readonly tlsKey?: string
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** The daemon's log; by default beside the PID file, its name with .log. */
  readonly logFile?: string
  /** How large the log grows before it is rotated; 0 leaves that to others. In bytes. Default: 10MB. */
  readonly logMaxSize: number
  /** How many rotated logs are kept, as server.log.1 and so on. Default: 5. */
  readonly logKeep: number
  /** How long to wait for healthy, in seconds, or as 500ms, 30s, 5m. In milliseconds. Default: 30s. */
  readonly timeout: number
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server status`: Show what runs here, and what this machine is connected to. */
export interface ServerStatusInput {
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server doctor`: Explain what is wrong with a server and its files. */
export interface ServerDoctorInput {
  /** Remove what dead servers left, and close files of yours to others. */
  readonly fix: boolean
  /** Address or host name to listen on. Default: 127.0.0.1. */
  readonly host: string
  /** Port to listen on; 0 takes a free one. Default: 8080. */
  readonly port: number
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** The daemon's log; by default beside the PID file, its name with .log. */
  readonly logFile?: string
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
  /** Replace a worker whose event loop is blocked for as long; 0 is never. By default 30s with several workers, never with one. In milliseconds. */
  readonly workerTimeout?: number
  /** The least severe event that the log holds. Default: info. */
  readonly logLevel: "trace" | "debug" | "info" | "warning" | "error" | "critical"
  /** Fastify plugin to serve, a path or a package, instead of the built-in app. */
  readonly app?: string
  /** What a request needs; tokens is one of those made by token create. By default tokens for the built-in app once one was made, none for an app. */
  readonly auth?: "tokens" | "none"
  /** Serve HTTPS with this certificate, a PEM file with those of its issuers behind it; read anew by each restart. */
  readonly tlsCert?: string
  /** The certificate's private key, a PEM file without a passphrase. */
  readonly tlsKey?: string
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
}

/** `agents server logs`: Print the server's log. */
export interface ServerLogsInput {
  /** How many of the last lines to print; reaches back into rotated logs. Default: 100. */
  readonly lines: number
  /** Print all that came since the server was started last, stopped or not. */
  readonly sinceStart: boolean
  /** Keep printing what comes, across restarts and rotations. */
  readonly follow: boolean
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** The daemon's log; by default beside the PID file, its name with .log. */
  readonly logFile?: string
}

/** `agents server token create`: Make a token, and print it this once. */
export interface ServerTokenCreateInput {
  /** Whose it is, as the log tells it. */
  readonly name: string
  /** How long it is good for, as 30d or 12h; for ever where this is not given. In milliseconds. */
  readonly expires?: number
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server token list`: Show the tokens that there are, never what they are. */
export interface ServerTokenListInput {
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server token revoke`: Make a token useless. */
export interface ServerTokenRevokeInput {
  /** The token's name. */
  readonly name: string
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server connect`: Connect this machine to a server, here or elsewhere. */
export interface ServerConnectInput {
  /** Where the server is; https for a host name, http for this machine, unless it says so. */
  readonly url?: string
  /** Read the token from stdin. */
  readonly tokenStdin: boolean
  /** Read the token from this file, which nobody else may read. */
  readonly tokenFile?: string
  /** What to call the link; by default as its host. */
  readonly name?: string
  /** Trust the certificates that are signed by those in this PEM file, and no others. */
  readonly caFile?: string
  /** Take any certificate, so that whoever sits between can pose as the server. Default: true. */
  readonly tlsVerify: boolean
  /** Record the link without asking the server. Default: true. */
  readonly verify: boolean
  /** Allow http to another machine, where everything is sent in the clear. */
  readonly insecure: boolean
  /** File that holds the daemon's PID; its lock and its control socket lie beside it. Default: ~/.cleveragents/server.pid. */
  readonly pidFile: string
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server disconnect`: Forget a link, and its token. */
export interface ServerDisconnectInput {
  /** The link's name; the current one by default. */
  readonly name?: string
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents server use`: Make another link the current one. */
export interface ServerUseInput {
  /** The link's name. */
  readonly name: string
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents manifest check`: Check a manifest and show every problem in it. */
export interface ManifestCheckInput {
  /** The manifest to check. */
  readonly file: string
}

/** `agents manifest types`: Write the types of a plugin's commands beside its manifest. */
export interface ManifestTypesInput {
  /** The plugin's manifest. */
  readonly file: string
}

/** `agents plugins add`: Add a plugin, or add it anew after a change. */
export interface PluginsAddInput {
  /** A directory, a tarball, or an npm package. */
  readonly source: string
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents plugins list`: Show what was added. */
export interface PluginsListInput {
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents plugins remove`: Forget a plugin. */
export interface PluginsRemoveInput {
  /** The plugin's name. */
  readonly name: string
}

/** `agents plugins enable`: Use a plugin again. */
export interface PluginsEnableInput {
  /** The plugin's name. */
  readonly name: string
}

/** `agents plugins disable`: Keep a plugin, and do not use it. */
export interface PluginsDisableInput {
  /** The plugin's name. */
  readonly name: string
}

/** `agents plugins new`: Write a plugin to begin with. */
export interface PluginsNewInput {
  /** Its name, and that of its command and its directory. */
  readonly name: string
}

/** `agents config get`: Print the value of a setting. */
export interface ConfigGetInput {
  /** The setting, such as server.port. */
  readonly key: string
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents config set`: Write a setting into the file. */
export interface ConfigSetInput {
  /** The setting, such as server.port. */
  readonly key: string
  /** Its value, or several where its option may be repeated. */
  readonly value: ReadonlyArray<string>
}

/** `agents config unset`: Remove a setting from the file. */
export interface ConfigUnsetInput {
  /** The setting, such as server.port. */
  readonly key: string
}

/** `agents config list`: Show every setting and its value. */
export interface ConfigListInput {
  /** Show where each value comes from: a variable, a line of the file, or the default. */
  readonly showOrigin: boolean
  /** Print one JSON document, for success and for failure alike. */
  readonly json: boolean
}

/** `agents config path`: Print where the file is. */
export interface ConfigPathInput {}

/** `agents config edit`: Edit the file, and check it before it is used. */
export interface ConfigEditInput {}

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
  readonly "server doctor": ServerDoctorInput
  readonly "server serve": ServerServeInput
  readonly "server logs": ServerLogsInput
  readonly "server token create": ServerTokenCreateInput
  readonly "server token list": ServerTokenListInput
  readonly "server token revoke": ServerTokenRevokeInput
  readonly "server connect": ServerConnectInput
  readonly "server disconnect": ServerDisconnectInput
  readonly "server use": ServerUseInput
  readonly "manifest check": ManifestCheckInput
  readonly "manifest types": ManifestTypesInput
  readonly "plugins add": PluginsAddInput
  readonly "plugins list": PluginsListInput
  readonly "plugins remove": PluginsRemoveInput
  readonly "plugins enable": PluginsEnableInput
  readonly "plugins disable": PluginsDisableInput
  readonly "plugins new": PluginsNewInput
  readonly "config get": ConfigGetInput
  readonly "config set": ConfigSetInput
  readonly "config unset": ConfigUnsetInput
  readonly "config list": ConfigListInput
  readonly "config path": ConfigPathInput
  readonly "config edit": ConfigEditInput
  readonly "completion": CompletionInput
}

/** What each command may fail with. */
export interface CommandErrors {
  readonly "server start": AlreadyRunning | AddressInUse | AddressUnavailable | ServerExited | AppFailed | PluginFailed | TlsFailed | StartTimeout | PathError | PidFileError | LogFileError | NotPermitted | UnsupportedPlatform
  readonly "server stop": NotRunning | StopTimeout | NotPermitted | PidFileError | UnsupportedPlatform
  readonly "server restart": AlreadyRunning | AddressInUse | AddressUnavailable | ServerExited | AppFailed | PluginFailed | TlsFailed | StartTimeout | StopTimeout | PathError | PidFileError | LogFileError | NotPermitted | CannotRestart | UnsupportedPlatform
  readonly "server status": NotRunning | NotPermitted | PidFileError | UnsupportedPlatform
  readonly "server doctor": PidFileError | UnsupportedPlatform
  readonly "server serve": AlreadyRunning | AddressInUse | AddressUnavailable | ServerExited | AppFailed | PluginFailed | TlsFailed | PathError | PidFileError | NotPermitted | UnsupportedPlatform
  readonly "server logs": NotRunning | LogFileError | PidFileError | UnsupportedPlatform
  readonly "server token create": UsageError | PathError | UnsupportedPlatform
  readonly "server token list": PathError | UnsupportedPlatform
  readonly "server token revoke": NoSuchToken | PathError | UnsupportedPlatform
  readonly "server connect": UsageError | ConnectionFailed | Unauthorized | NotRunning | NotPermitted | PidFileError | PathError | UnsupportedPlatform
  readonly "server disconnect": NoSuchLink | PathError | UnsupportedPlatform
  readonly "server use": NoSuchLink | PathError | UnsupportedPlatform
  readonly "manifest check": InvalidManifest
  readonly "manifest types": InvalidManifest | PathError
  readonly "plugins add": InvalidManifest | PluginRefused | PathError
  readonly "plugins list": PathError
  readonly "plugins remove": NoSuchPlugin | PathError
  readonly "plugins enable": NoSuchPlugin | InvalidManifest | PluginRefused | PathError
  readonly "plugins disable": NoSuchPlugin | PathError
  readonly "plugins new": PluginRefused | PathError
  readonly "config get": UsageError | InvalidConfig | PathError
  readonly "config set": UsageError | InvalidConfig | PathError
  readonly "config unset": UsageError | InvalidConfig | PathError
  readonly "config list": InvalidConfig | PathError
  readonly "config path": PathError
  readonly "config edit": InvalidConfig | PathError
  readonly "completion": never
}
