// Generated from commands.yaml by src/manifest/generate.ts; do not edit.
import * as Data from "effect/Data"
import { render } from "../manifest/words.ts"

/** Exit code 2: {problem} */
export class UsageError extends Data.TaggedError("UsageError")<{
  readonly problem: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("{problem}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 2 {
    return 2
  }
}

/** Exit code 2: {problems} */
export class InvalidManifest extends Data.TaggedError("InvalidManifest")<{
  readonly file: string
  readonly count: number
  readonly problems: string
}> {
  override get message(): string {
    return render("{problems}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return undefined
  }

  get exitCode(): 2 {
    return 2
  }
}

/** Exit code 2: {problems} */
export class InvalidConfig extends Data.TaggedError("InvalidConfig")<{
  readonly file: string
  readonly count: number
  readonly problems: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("{problems}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 2 {
    return 2
  }
}

/** Exit code 3: no server is running[ here, but on the host {host}][: {reason}] (PID file {pidFile}) */
export class NotRunning extends Data.TaggedError("NotRunning")<{
  readonly pidFile: string
  readonly reason?: string | undefined
  readonly host?: string | undefined
}> {
  override get message(): string {
    return render("no server is running[ here, but on the host {host}][: {reason}] (PID file {pidFile})", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("start one with: agents server start", this)
  }

  get exitCode(): 3 {
    return 3
  }
}

/** Exit code 4: a server is already running at {url} (PID {pid}[ on the host {host}], PID file {pidFile})[, but {problem}] */
export class AlreadyRunning extends Data.TaggedError("AlreadyRunning")<{
  readonly pid: number
  readonly url: string
  readonly pidFile: string
  readonly host?: string | undefined
  readonly problem?: string | undefined
}> {
  override get message(): string {
    return render("a server is already running at {url} (PID {pid}[ on the host {host}], PID file {pidFile})[, but {problem}]", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("see it with: agents server status; replace it with: agents server restart", this)
  }

  get exitCode(): 4 {
    return 4
  }
}

/** Exit code 5: {host} port {port} is already in use[ by {holder}] */
export class AddressInUse extends Data.TaggedError("AddressInUse")<{
  readonly host: string
  readonly port: number
  readonly holder?: string | undefined
}> {
  override get message(): string {
    return render("{host} port {port} is already in use[ by {holder}]", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("choose another with --port, or let the system choose with --port 0", this)
  }

  get exitCode(): 5 {
    return 5
  }
}

/** Exit code 5: cannot listen on {host} port {port}: {reason} */
export class AddressUnavailable extends Data.TaggedError("AddressUnavailable")<{
  readonly host: string
  readonly port: number
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("cannot listen on {host} port {port}: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 5 {
    return 5
  }
}

/** Exit code 6: the server {how} before it was healthy[; the end of its log: {log}] */
export class ServerExited extends Data.TaggedError("ServerExited")<{
  readonly how: string
  readonly code?: number | undefined
  readonly signal?: string | undefined
  readonly log?: string | undefined
  readonly logFile?: string | undefined
}> {
  override get message(): string {
    return render("the server {how} before it was healthy[; the end of its log:\n{log}]", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("[the whole log: {logFile}]", this) || undefined
  }

  get exitCode(): 6 {
    return 6
  }
}

/** Exit code 6: the app {app} cannot be served: {reason} */
export class AppFailed extends Data.TaggedError("AppFailed")<{
  readonly app: string
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("the app {app} cannot be served: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 6 {
    return 6
  }
}

/** Exit code 7: the server was not healthy within {seconds} s: {reason}; it was stopped again */
export class StartTimeout extends Data.TaggedError("StartTimeout")<{
  readonly seconds: number
  readonly reason: string
  readonly logFile?: string | undefined
}> {
  override get message(): string {
    return render("the server was not healthy within {seconds} s: {reason}; it was stopped again", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("give it more time with --timeout[, or see its log: {logFile}]", this)
  }

  get exitCode(): 7 {
    return 7
  }
}

/** Exit code 8: the server[ (PID {pid})] did not end within {seconds} s: {reason} */
export class StopTimeout extends Data.TaggedError("StopTimeout")<{
  readonly pid?: number | undefined
  readonly seconds: number
  readonly reason: string
}> {
  override get message(): string {
    return render("the server[ (PID {pid})] did not end within {seconds} s: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("[see what it waits for: ps -o pid,stat,wchan -p {pid}]", this) || undefined
  }

  get exitCode(): 8 {
    return 8
  }
}

/** Exit code 9: cannot use the PID file {path}: {reason} */
export class PidFileError extends Data.TaggedError("PidFileError")<{
  readonly path: string
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("cannot use the PID file {path}: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 9 {
    return 9
  }
}

/** Exit code 9: cannot use the log file {path}: {reason} */
export class LogFileError extends Data.TaggedError("LogFileError")<{
  readonly path: string
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("cannot use the log file {path}: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 9 {
    return 9
  }
}

/** Exit code 11: the server[ (PID {pid})] belongs to another user[, {owner}]; nothing was touched */
export class NotPermitted extends Data.TaggedError("NotPermitted")<{
  readonly pid?: number | undefined
  readonly owner?: string | undefined
}> {
  override get message(): string {
    return render("the server[ (PID {pid})] belongs to another user[, {owner}]; nothing was touched", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("run the same command as its owner", this)
  }

  get exitCode(): 11 {
    return 11
  }
}

/** Exit code 12: the server (PID {pid}) runs in the foreground, where it cannot be succeeded */
export class CannotRestart extends Data.TaggedError("CannotRestart")<{
  readonly pid: number
}> {
  override get message(): string {
    return render("the server (PID {pid}) runs in the foreground, where it cannot be succeeded", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("restart it where it was started: its terminal, its container or its service manager", this)
  }

  get exitCode(): 12 {
    return 12
  }
}

/** Exit code 6: the plugin {plugin} cannot {action}: {reason} */
export class PluginFailed extends Data.TaggedError("PluginFailed")<{
  readonly plugin: string
  readonly action: string
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("the plugin {plugin} cannot {action}: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 6 {
    return 6
  }
}

/** Exit code 9: cannot use {path}: {reason} */
export class PathError extends Data.TaggedError("PathError")<{
  readonly path: string
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("cannot use {path}: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 9 {
    return 9
  }
}

/** Exit code 14: no plugin called '{plugin}' was added[; did you mean '{nearest}'?] */
export class NoSuchPlugin extends Data.TaggedError("NoSuchPlugin")<{
  readonly plugin: string
  readonly nearest?: string | undefined
}> {
  override get message(): string {
    return render("no plugin called '{plugin}' was added[; did you mean '{nearest}'?]", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("see what was added with: agents plugins list", this)
  }

  get exitCode(): 14 {
    return 14
  }
}

/** Exit code 15: the plugin {plugin} is refused: {reason} */
export class PluginRefused extends Data.TaggedError("PluginRefused")<{
  readonly plugin: string
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("the plugin {plugin} is refused: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 15 {
    return 15
  }
}

/** Exit code 17: there is no token called '{token}'[; did you mean '{nearest}'?] */
export class NoSuchToken extends Data.TaggedError("NoSuchToken")<{
  readonly token: string
  readonly nearest?: string | undefined
}> {
  override get message(): string {
    return render("there is no token called '{token}'[; did you mean '{nearest}'?]", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("see those there are with: agents server token list", this)
  }

  get exitCode(): 17 {
    return 17
  }
}

/** Exit code 6: cannot serve HTTPS with {path}: {reason} */
export class TlsFailed extends Data.TaggedError("TlsFailed")<{
  readonly path: string
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("cannot serve HTTPS with {path}: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 6 {
    return 6
  }
}

/** Exit code 10: cannot connect to {url}: {reason} */
export class ConnectionFailed extends Data.TaggedError("ConnectionFailed")<{
  readonly url: string
  readonly problem: string
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("cannot connect to {url}: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 10 {
    return 10
  }
}

/** Exit code 10: cannot connect to {url}: {reason} */
export class Unauthorized extends Data.TaggedError("Unauthorized")<{
  readonly url: string
  readonly problem: string
  readonly reason: string
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("cannot connect to {url}: {reason}", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 10 {
    return 10
  }
}

/** Exit code 16: no link is {what}[; did you mean '{nearest}'?] */
export class NoSuchLink extends Data.TaggedError("NoSuchLink")<{
  readonly what: string
  readonly nearest?: string | undefined
  readonly advice?: string | undefined
}> {
  override get message(): string {
    return render("no link is {what}[; did you mean '{nearest}'?]", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return render("{advice}", this) || undefined
  }

  get exitCode(): 16 {
    return 16
  }
}

/** Exit code 13: agents server is not supported on {platform}; it runs on Linux and macOS */
export class UnsupportedPlatform extends Data.TaggedError("UnsupportedPlatform")<{
  readonly platform: string
}> {
  override get message(): string {
    return render("agents server is not supported on {platform}; it runs on Linux and macOS", this)
  }

  /** What to do next. */
  get hint(): string | undefined {
    return undefined
  }

  get exitCode(): 13 {
    return 13
  }
}

/** Every class, by its tag. */
export const catalogue = {
  UsageError,
  InvalidManifest,
  InvalidConfig,
  NotRunning,
  AlreadyRunning,
  AddressInUse,
  AddressUnavailable,
  ServerExited,
  AppFailed,
  StartTimeout,
  StopTimeout,
  PidFileError,
  LogFileError,
  NotPermitted,
  CannotRestart,
  PluginFailed,
  PathError,
  NoSuchPlugin,
  PluginRefused,
  NoSuchToken,
  TlsFailed,
  ConnectionFailed,
  Unauthorized,
  NoSuchLink,
  UnsupportedPlatform
}

export type CataloguedError = InstanceType<(typeof catalogue)[keyof typeof catalogue]>
