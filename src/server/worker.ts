/** One of several processes that accept on the server's socket, seen from the primary that forks it. */
import { type ChildProcess, fork } from "node:child_process"
import { join } from "node:path"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Runtime from "effect/Runtime"
import type { Scope } from "effect/Scope"
import type { Failure } from "../contract/failure.ts"
import type { Pair, Settings } from "../contract/settings.ts"
import { ServerExited } from "../generated/errors.ts"
import { type Refusal, reviveRefusal } from "../launch/failure.ts"
import { step } from "../launch/progress.ts"
import { BLOCKED, blockedFor } from "./watchdog.ts"

/** What a worker is there for. */
export interface Post {
  readonly settings: Settings
  readonly pair: Pair | undefined
  readonly number: number
  /** Which it inherits. */
  readonly socket: number
  /** Whether it accepts only once every plugin is ready. */
  readonly patient: boolean
}

/** Primary to worker. */
export type Task =
  | ({ readonly type: "serve"; readonly primary: number } & Omit<Post, "socket">)
  | { readonly type: "drain" }
  | { readonly type: "retire" }

/** Worker to primary. */
export type Report =
  | { readonly type: "progress"; readonly step: string }
  | { readonly type: "ready" }
  /** A request came with a token that is none of the server's. */
  | { readonly type: "rejected" }
  | { readonly type: "refused"; readonly failure: Failure }

export interface Worker {
  readonly pid: number
  /** Returns once it accepts; fails where it never will. */
  readonly ready: Effect.Effect<void, Refusal>
  /** How it ended: `exit code 1`, `SIGKILL`, `blocked for 30 s`. */
  readonly ended: Effect.Effect<string>
  readonly tell: (task: Task) => Effect.Effect<void>
}

/** How long the loop of one of several workers may be blocked, in milliseconds, where nothing else was asked for. */
const TIMEOUT = 30_000

export const timeoutOf = ({ workerTimeout = TIMEOUT }: Settings): number => workerTimeout

/** Descriptor of the listening socket in a worker; 3 is its channel to the primary. */
export const SOCKET = 4

/** Forks a worker, which is killed where it still runs when the scope closes. */
export const start = ({ socket, ...post }: Post, onRejected: () => void): Effect.Effect<Worker, ServerExited, Scope> =>
  Effect.gen(function* () {
    const { settings } = post
    const inform = Runtime.runFork(yield* Effect.runtime())
    const ready = yield* Deferred.make<void, Refusal>()
    const ended = yield* Deferred.make<string>()
    const { child, pid } = yield* Effect.acquireRelease(spawn(socket), ({ child }) =>
      Effect.sync(() => child.kill("SIGKILL"))
    )
    child.on("message", (report: Report) => {
      if (report.type === "progress") inform(step(report.step))
      else if (report.type === "rejected") onRejected()
      else
        Deferred.unsafeDone(ready, report.type === "ready" ? Effect.void : Effect.fail(reviveRefusal(report.failure)))
    })
    child.on("exit", (code, signal) => {
      const how = signal === BLOCKED ? blockedFor(timeoutOf(settings)) : (signal ?? `exit code ${code}`)
      Deferred.unsafeDone(ended, Effect.succeed(how))
      Deferred.unsafeDone(
        ready,
        Effect.fail(new ServerExited({ how: `lost a worker (${how})`, logFile: settings.logFile }))
      )
    })
    const tell = (task: Task) => Effect.async<void>((resume) => void child.send(task, () => resume(Effect.void)))
    yield* tell({ type: "serve", ...post, primary: process.pid })
    return { pid, ready: Deferred.await(ready), ended: Deferred.await(ended), tell }
  })

const spawn = (socket: number): Effect.Effect<{ readonly child: ChildProcess; readonly pid: number }, ServerExited> =>
  Effect.async((resume) => {
    const child = fork(join(import.meta.dirname, "daemon.cjs"), ["worker"], {
      execArgv: [],
      stdio: ["ignore", "inherit", "inherit", "ipc", socket]
    })
    // The error may come later too, where a message cannot be delivered: its end tells that as well.
    child.on("error", (error) =>
      resume(Effect.fail(new ServerExited({ how: `could not fork a worker (${error.message})` })))
    )
    const { pid } = child
    if (pid !== undefined) resume(Effect.succeed({ child, pid }))
  })
