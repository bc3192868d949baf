/** Answers what commands ask of a running server on its control socket. */
import type { Socket } from "node:net"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Runtime from "effect/Runtime"
import type { Scope } from "effect/Scope"
import type { Reply, Request } from "../contract/request.ts"
import type { Options, Settings } from "../contract/settings.ts"
import { authOf } from "../launch/auth.ts"
import { flatten, type LaunchError } from "../launch/failure.ts"
import { Progress } from "../launch/progress.ts"
import * as Channel from "../platform/channel.ts"
import { offer } from "../platform/control.ts"
import type { End } from "./ending.ts"
import type { Site } from "./site.ts"

export interface Desk {
  readonly path: string
  readonly settings: Settings
  readonly site: Site
  readonly end: End
  /** Restarts with these options in place of those that run; the PID of the successor. */
  readonly restart: (given: Partial<Options>, timeout: number) => Effect.Effect<number, LaunchError>
}

/** Offers the control socket until the scope closes. */
export const listen = (desk: Desk): Effect.Effect<void, NodeJS.ErrnoException, Scope> =>
  Effect.gen(function* () {
    const fork = Runtime.runFork(yield* Effect.runtime<Scope>())
    yield* offer(desk.path, (connection) => void fork(answer(desk, connection)))
  })

type Connection = Channel.Channel<Request, Reply>

const answer = (desk: Desk, socket: Socket): Effect.Effect<void> =>
  Effect.gen(function* () {
    const connection = yield* Channel.over<Request, Reply>(socket)
    const request = yield* connection.receive
    if (Option.isSome(request)) yield* Effect.raceFirst(respond(desk, request.value, connection), hangUp(connection))
    yield* Effect.async<void>((resume) => void socket.end(() => resume(Effect.void)))
  }).pipe(Effect.scoped)

/** The caller has nothing more to say: the next thing that comes from it is its end. */
const hangUp = (connection: Connection): Effect.Effect<void> => Effect.asVoid(connection.receive)

const respond = (desk: Desk, request: Request, { send }: Connection): Effect.Effect<void> => {
  const { settings, site, end } = desk
  switch (request.type) {
    case "state":
      return send({
        type: "state",
        degraded: site.degraded(),
        workers: site.workers(),
        auth: authOf(settings),
        rejected: site.rejected()
      })
    case "stop":
      // The connection stays open: its end is the server's.
      return Effect.zipRight(
        send({ type: "stopping" }),
        Effect.zipRight(end.ask({ kind: "stopped", by: "agents server stop" }), Effect.never)
      )
    case "restart":
      // At once, so that a caller who has to wait for its turn does not take this server for hung.
      return Effect.zipRight(
        send({ type: "progress", step: "starting a successor" }),
        desk.restart(request.given, request.timeout)
      ).pipe(
        Effect.provideService(Progress, { step: (what) => send({ type: "progress", step: what }) }),
        Effect.matchEffect({
          onSuccess: (pid) =>
            Effect.zipRight(send({ type: "restarted", pid }), end.ask({ kind: "succeeded", by: pid })),
          onFailure: (error) => send({ type: "failed", failure: flatten(error) })
        })
      )
  }
}
