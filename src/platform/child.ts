/**
 * A server process as a scoped resource: spawned as the leader of a session of its own, ended with all
 * its descendants when the scope closes, unless it was let go.
 */
import { type ChildProcess, spawn } from "node:child_process"
import type { Duplex } from "node:stream"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { Announcement, Order } from "../contract/message.ts"
import { type Channel, over } from "./channel.ts"
import { tree } from "./proc.ts"

/** What a process inherits, besides its channel (3): /dev/null (0), the log (1, 2), the socket (4, 6) and the lock (5). */
export interface Birth {
  readonly argv: ReadonlyArray<string>
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly log: number
  readonly socket: number
  readonly lock: number
}

/** How a process ended: one of the two is null, as Node tells it. */
export interface End {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface Child {
  readonly pid: number
  readonly channel: Channel<Announcement, Order>
  /** Its end, once all that it said was heard. */
  readonly ended: Effect.Effect<End>
  /** From here on the scope leaves it alone, and this process no longer waits for it. */
  readonly letGo: Effect.Effect<void>
}

/** How long a process that is no longer wanted has to leave by itself. */
const GRACE = "1 second"

/** Fails with what the system said where it cannot spawn. */
export const start = (birth: Birth): Effect.Effect<Child, Error, Scope> =>
  Effect.gen(function* () {
    const ended = yield* Deferred.make<End>()
    const { process: child, pid } = yield* Effect.acquireRelease(begin(birth, ended), (born) => end(born, ended))
    const pipe = child.stdio[3] as Duplex
    const channel = yield* over<Announcement, Order>(pipe)
    const letGo = Effect.sync(() => {
      released.add(child)
      pipe.destroy()
      child.unref()
    })
    return { pid, channel, ended: Deferred.await(ended), letGo }
  })

/** The children that their scopes must leave alone. */
const released = new WeakSet<ChildProcess>()

interface Born {
  readonly process: ChildProcess
  readonly pid: number
}

function begin(
  { argv, cwd, env, log, socket, lock }: Birth,
  ended: Deferred.Deferred<End>
): Effect.Effect<Born, Error> {
  return Effect.async((resume) => {
    const child = spawn(process.execPath, argv, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", log, log, "pipe", socket, lock, socket]
    })
    const { pid } = child
    // Without a PID there is no process, and Node says why in an event.
    if (pid === undefined) return void child.once("error", (error) => resume(Effect.fail(error)))
    // `close`, not `exit`: the last announcement may still be in the pipe when the process is gone.
    child.once("close", (code, signal) => Deferred.unsafeDone(ended, Effect.succeed({ code, signal })))
    resume(Effect.succeed({ process: child, pid }))
  })
}

function end({ process: child, pid }: Born, ended: Deferred.Deferred<End>): Effect.Effect<void> {
  if (released.has(child)) return Effect.void
  return Effect.gen(function* () {
    const whole = tree(pid)
    // Its pipe is closed by now, which asks it to leave; the signal reaches one that already took over.
    yield* signal([pid], "SIGTERM")
    // A finalizer is uninterruptible, and so would be the wait that is to be cut short.
    yield* Deferred.await(ended).pipe(Effect.interruptible, Effect.timeoutOption(GRACE))
    yield* signal([...new Set([...whole, ...tree(pid)])], "SIGKILL")
    yield* Deferred.await(ended)
  })
}

function signal(pids: ReadonlyArray<number>, name: NodeJS.Signals): Effect.Effect<void> {
  return Effect.sync(() => {
    for (const pid of pids) {
      try {
        process.kill(pid, name)
      } catch {
        // Gone by itself in the meantime, which is what is wanted.
      }
    }
  })
}
