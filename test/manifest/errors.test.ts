/** A generated error knows its words, its hint and its exit code. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import {
  AddressInUse,
  AddressUnavailable,
  AlreadyRunning,
  AppFailed,
  CannotRestart,
  type CataloguedError,
  ConnectionFailed,
  catalogue,
  InvalidConfig,
  InvalidManifest,
  LogFileError,
  NoSuchLink,
  NoSuchPlugin,
  NoSuchToken,
  NotPermitted,
  NotRunning,
  PathError,
  PidFileError,
  PluginFailed,
  PluginRefused,
  ServerExited,
  StartTimeout,
  StopTimeout,
  TlsFailed,
  Unauthorized,
  UnsupportedPlatform,
  UsageError
} from "../../src/generated/errors.ts"
import { model } from "../../src/generated/model.ts"

/** Every error, whole and with as little as it may have: its message, its hint, its exit code. */
const told: ReadonlyArray<readonly [CataloguedError, string, string | undefined, number]> = [
  [
    new NoSuchToken({ token: "b", nearest: "a" }),
    "there is no token called 'b'; did you mean 'a'?",
    "see those there are with: agents server token list",
    17
  ],
  [
    new NoSuchToken({ token: "b" }),
    "there is no token called 'b'",
    "see those there are with: agents server token list",
    17
  ],
  [
    new TlsFailed({ path: "/a.pem", reason: "it holds no certificate", advice: "name another" }),
    "cannot serve HTTPS with /a.pem: it holds no certificate",
    "name another",
    6
  ],
  [
    new TlsFailed({ path: "/a.pem", reason: "it is encrypted" }),
    "cannot serve HTTPS with /a.pem: it is encrypted",
    undefined,
    6
  ],
  [
    new ConnectionFailed({ url: "http://a", problem: "refused", reason: "no", advice: "do" }),
    "cannot connect to http://a: no",
    "do",
    10
  ],
  [
    new ConnectionFailed({ url: "http://a", problem: "refused", reason: "no" }),
    "cannot connect to http://a: no",
    undefined,
    10
  ],
  [
    new Unauthorized({ url: "http://a", problem: "refused", reason: "no", advice: "do" }),
    "cannot connect to http://a: no",
    "do",
    10
  ],
  [
    new Unauthorized({ url: "http://a", problem: "refused", reason: "no" }),
    "cannot connect to http://a: no",
    undefined,
    10
  ],
  [new NoSuchLink({ what: "b", nearest: "a", advice: "c" }), "no link is b; did you mean 'a'?", "c", 16],
  [new NoSuchLink({ what: "b" }), "no link is b", undefined, 16],
  [
    new PluginFailed({ plugin: "a", action: "run 'agents a'", reason: "no file", advice: "mend it" }),
    "the plugin a cannot run 'agents a': no file",
    "mend it",
    6
  ],
  [new PluginFailed({ plugin: "a", action: "x", reason: "y" }), "the plugin a cannot x: y", undefined, 6],
  [new PathError({ path: "/a", reason: "no space", advice: "df -h" }), "cannot use /a: no space", "df -h", 9],
  [new PathError({ path: "/a", reason: "no space" }), "cannot use /a: no space", undefined, 9],
  [
    new NoSuchPlugin({ plugin: "b", nearest: "a" }),
    "no plugin called 'b' was added; did you mean 'a'?",
    "see what was added with: agents plugins list",
    14
  ],
  [
    new NoSuchPlugin({ plugin: "b" }),
    "no plugin called 'b' was added",
    "see what was added with: agents plugins list",
    14
  ],
  [new PluginRefused({ plugin: "a", reason: "x", advice: "y" }), "the plugin a is refused: x", "y", 15],
  [new PluginRefused({ plugin: "a", reason: "x" }), "the plugin a is refused: x", undefined, 15],
  [new InvalidConfig({ file: "c", count: 1, problems: "c: 1", advice: "mend it" }), "c: 1", "mend it", 2],
  [new InvalidConfig({ file: "c", count: 1, problems: "c: 1" }), "c: 1", undefined, 2],
  [new UsageError({ problem: "no such option", advice: "see --help" }), "no such option", "see --help", 2],
  [new UsageError({ problem: "no such option" }), "no such option", undefined, 2],
  [new InvalidManifest({ file: "a.yaml", count: 1, problems: "a.yaml: 1 problem" }), "a.yaml: 1 problem", undefined, 2],
  [
    new NotRunning({ pidFile: "/run/a.pid", reason: "it ended" }),
    "no server is running: it ended (PID file /run/a.pid)",
    "start one with: agents server start",
    3
  ],
  [
    new NotRunning({ pidFile: "/run/a.pid" }),
    "no server is running (PID file /run/a.pid)",
    "start one with: agents server start",
    3
  ],
  [
    new AlreadyRunning({ pid: 7, url: "http://a/", pidFile: "/run/a.pid" }),
    "a server is already running at http://a/ (PID 7, PID file /run/a.pid)",
    "see it with: agents server status; replace it with: agents server restart",
    4
  ],
  [
    new AddressInUse({ host: "::1", port: 80, holder: "nginx" }),
    "::1 port 80 is already in use by nginx",
    "choose another with --port, or let the system choose with --port 0",
    5
  ],
  [
    new AddressUnavailable({ host: "a", port: 80, reason: "no such host", advice: "choose another" }),
    "cannot listen on a port 80: no such host",
    "choose another",
    5
  ],
  [new AddressUnavailable({ host: "a", port: 80, reason: "x" }), "cannot listen on a port 80: x", undefined, 5],
  [
    new ServerExited({ how: "exited with 1", log: "boom", logFile: "/a.log" }),
    "the server exited with 1 before it was healthy; the end of its log:\nboom",
    "the whole log: /a.log",
    6
  ],
  [new ServerExited({ how: "ended" }), "the server ended before it was healthy", undefined, 6],
  [
    new AppFailed({ app: "a.js", reason: "no such file", advice: "name another" }),
    "the app a.js cannot be served: no such file",
    "name another",
    6
  ],
  [new AppFailed({ app: "a.js", reason: "x" }), "the app a.js cannot be served: x", undefined, 6],
  [
    new StartTimeout({ seconds: 5, reason: "it loads", logFile: "/a.log" }),
    "the server was not healthy within 5 s: it loads; it was stopped again",
    "give it more time with --timeout, or see its log: /a.log",
    7
  ],
  [
    new StopTimeout({ pid: 7, seconds: 5, reason: "it waits" }),
    "the server (PID 7) did not end within 5 s: it waits",
    "see what it waits for: ps -o pid,stat,wchan -p 7",
    8
  ],
  [new StopTimeout({ seconds: 5, reason: "it waits" }), "the server did not end within 5 s: it waits", undefined, 8],
  [
    new PidFileError({ path: "/a.pid", reason: "it is a directory", advice: "name a file" }),
    "cannot use the PID file /a.pid: it is a directory",
    "name a file",
    9
  ],
  [new PidFileError({ path: "/a.pid", reason: "x" }), "cannot use the PID file /a.pid: x", undefined, 9],
  [
    new LogFileError({ path: "/a.log", reason: "no space", advice: "make room" }),
    "cannot use the log file /a.log: no space",
    "make room",
    9
  ],
  [new LogFileError({ path: "/a.log", reason: "x" }), "cannot use the log file /a.log: x", undefined, 9],
  [
    new NotPermitted({ pid: 7, owner: "ada" }),
    "the server (PID 7) belongs to another user, ada; nothing was touched",
    "run the same command as its owner",
    11
  ],
  [
    new NotPermitted({}),
    "the server belongs to another user; nothing was touched",
    "run the same command as its owner",
    11
  ],
  [
    new CannotRestart({ pid: 7 }),
    "the server (PID 7) runs in the foreground, where it cannot be succeeded",
    "restart it where it was started: its terminal, its container or its service manager",
    12
  ],
  [
    new UnsupportedPlatform({ platform: "Windows" }),
    "agents server is not supported on Windows; it runs on Linux and macOS",
    undefined,
    13
  ]
]

describe("an error of the catalogue", () => {
  const error = new AlreadyRunning({ pid: 7, url: "http://localhost:8080", pidFile: "/run/a.pid" })

  it("has its message, in spite of being an Error", () => {
    expect(error.message).toBe("a server is already running at http://localhost:8080 (PID 7, PID file /run/a.pid)")
    expect(error).toBeInstanceOf(Error)
    expect(error._tag).toBe("AlreadyRunning")
    expect(error.exitCode).toBe(4)
    expect(error.hint).toContain("agents server status")
  })

  it("keeps its message on its way through an Effect", () => {
    const caught = Effect.runSync(Effect.fail(error).pipe(Effect.catchTag("AlreadyRunning", Effect.succeed)))
    expect(caught.message).toBe(error.message)
  })

  it("leaves out what is absent", () => {
    expect(new AddressInUse({ host: "::1", port: 80 }).message).toBe("::1 port 80 is already in use")
    expect(new AddressInUse({ host: "::1", port: 80, holder: "nginx" }).message).toBe(
      "::1 port 80 is already in use by nginx"
    )
    expect(new ServerExited({ how: "exited" }).hint).toBeUndefined()
    expect(new UsageError({ problem: "x" }).hint).toBeUndefined()
  })

  it.each(told.map(([error, ...words]) => [error._tag, error, ...words] as const))(
    "%s is told: %s",
    (_, error, message, hint, exitCode) => {
      expect(error).toMatchObject({ message, exitCode })
      expect(error.hint).toBe(hint)
    }
  )

  it("is told whole above: no class is left out", () => {
    expect(new Set(told.map(([{ _tag }]) => _tag))).toEqual(new Set(Object.keys(catalogue)))
  })

  it("has a class for each entry of the model, with its exit code", () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(model.errors))
  })
})
