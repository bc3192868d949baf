/** `agents server serve`: the server in this very process, on the same lock and the same kind of socket. */
import * as Effect from "effect/Effect"
import type { Options } from "../contract/settings.ts"
import type { AddressInUse, AddressUnavailable, AlreadyRunning } from "../generated/errors.ts"
import { type Refusal, reviveRefusal } from "../launch/failure.ts"
import { settle } from "../launch/settle.ts"
import { park } from "../platform/park.ts"
import * as Claim from "./claim.ts"
import type { Home } from "./home.ts"

/** Returns when the server was told to stop and has answered every request. */
export const foreground = (home: Home, options: Options): Effect.Effect<void, Refusal | AddressInUse | AddressUnavailable | AlreadyRunning> =>
  Effect.gen(function* () {
    const { lock, mark } = yield* Claim.acquire(home)
    yield* mark(options, process.pid)
    const { fd, port } = yield* park(options.host, options.port)
    const settings = settle(options, port)
    // The daemon's code is a bundle of its own, which no other command loads.
    const { foreground: serve } = yield* Effect.promise(() => import("../daemon.ts"))
    const failure = yield* Effect.promise(() => serve(settings, { lock: lock.fd, socket: fd }))
    if (failure !== undefined) return yield* Effect.fail(reviveRefusal(failure))
  }).pipe(Effect.scoped)
