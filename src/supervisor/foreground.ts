/** `agents server serve`: the server in this very process, on the same lock and the same kind of socket. */
import * as Effect from "effect/Effect"
import type { Options } from "../contract/settings.ts"
import type { AddressInUse, AddressUnavailable, AlreadyRunning, TlsFailed } from "../generated/errors.ts"
import * as Certificate from "../launch/certificate.ts"
import { type Refusal, reviveRefusal } from "../launch/failure.ts"
import { settle } from "../launch/settle.ts"
import { park } from "../platform/park.ts"
import { bind } from "../platform/socket.ts"
import * as Claim from "./claim.ts"
import type { Home } from "./home.ts"

/** Returns when the server was told to stop and has answered every request. */
export const foreground = (
  home: Home,
  options: Options
): Effect.Effect<void, Refusal | AddressInUse | AddressUnavailable | AlreadyRunning | TlsFailed> =>
  Effect.gen(function* () {
    const pair = yield* Certificate.load(options)
    const { lock, mark } = yield* Claim.acquire(home)
    yield* mark(options, process.pid)
    const listening = yield* listen(options)
    const settings = settle(options, listening.port, { pair })
    // The server's code is a bundle of its own, which no other command loads.
    const { foreground: serve } = yield* Effect.promise(() => import("../service.ts"))
    const failure = yield* Effect.promise(() => serve(settings, { ...listening, pair, lock: lock.fd }))
    if (failure !== undefined) return yield* Effect.fail(reviveRefusal(failure))
  }).pipe(Effect.scoped)

/** A single process accepts itself; workers inherit a socket that this process must not accept on. */
const listen = ({ host, port, workers }: Options) =>
  workers === 1
    ? Effect.map(bind(host, port), (socket) => ({
        target: socket,
        socket: socket.fd,
        port: socket.port,
        letGo: async () => {}
      }))
    : Effect.map(park(host, port), (parked) => ({
        target: parked.fd,
        socket: parked.fd,
        port: parked.port,
        letGo: parked.letGo
      }))
