/** `agents server start`: one scoped program whose resources are its steps. */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { Scope } from "effect/Scope"
import type { Options, Settings } from "../contract/settings.ts"
import type { AddressInUse, AddressUnavailable, AlreadyRunning } from "../generated/errors.ts"
import * as Certificate from "../launch/certificate.ts"
import { within } from "../launch/deadline.ts"
import type { LaunchError } from "../launch/failure.ts"
import { step } from "../launch/progress.ts"
import { raise } from "../launch/raise.ts"
import { settle } from "../launch/settle.ts"
import * as Tail from "../launch/tail.ts"
import { shed } from "../platform/descriptors.ts"
import { clean } from "../platform/environment.ts"
import * as Socket from "../platform/socket.ts"
import * as Claim from "./claim.ts"
import type { Home } from "./home.ts"

/** A server that was proven healthy. */
export interface Started {
  readonly pid: number
  readonly settings: Settings
}

/**
 * Starts a server and returns once it is proven healthy; `timeout` is in milliseconds, over all of it.
 * Failure and interruption leave no process, no PID file and no socket.
 */
export const start = (
  home: Home,
  options: Options,
  timeout: number
): Effect.Effect<Started, LaunchError | AlreadyRunning> =>
  Effect.gen(function* () {
    const pair = yield* Certificate.load(options)
    yield* step("locking")
    const claim = yield* Claim.acquire(home)
    const tail = yield* Tail.open(home.logFile)
    yield* claim.mark(options)
    yield* Effect.sync(() => shed([claim.lock.fd, tail.fd]))
    const socket = yield* bind(options, claim)
    const settings = settle(options, socket.port, { pair })
    const pid = yield* raise({
      settings,
      pair,
      env: clean(process.env),
      tail,
      lock: claim.lock.fd,
      socket: socket.fd,
      alone: true,
      born: (child) => Effect.zipRight(socket.letGo, claim.mark(options, child))
    })
    return { pid, settings }
  }).pipe(Effect.scoped, within(timeout, home.logFile))

/** How long the workers of a server that was killed may still hold its address: their watchdogs end them. */
const ORPHANS = "5 seconds"

const bind = (
  { host, port }: Options,
  { previous }: Claim.Claim
): Effect.Effect<Socket.Socket, AddressInUse | AddressUnavailable, Scope> =>
  Socket.bind(host, port).pipe(
    Effect.retry({
      while: (error) => error._tag === "AddressInUse" && previous !== undefined,
      schedule: Schedule.spaced("50 millis").pipe(Schedule.upTo(ORPHANS))
    })
  )
