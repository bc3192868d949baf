/** A server process's side of the protocol with its spawner, on descriptor 3. */
import * as net from "node:net"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import type { Scope } from "effect/Scope"
import type { Announcement, Order } from "../contract/message.ts"
import type { Pair, Settings } from "../contract/settings.ts"
import { flatten, type Refusal } from "../launch/failure.ts"
import * as Channel from "../platform/channel.ts"

export interface Handshake {
  readonly settings: Settings
  readonly pair: Pair | undefined
  /** Says what it waits for, as long as somebody waits for it. */
  readonly tell: (step: string) => Effect.Effect<void>
  /** Says that requests are answered, and returns when the spawner has seen it; ends the process where the spawner goes. */
  readonly proven: Effect.Effect<void>
  /** Says that everything is taken over. From then on the spawner is of no account. */
  readonly taken: Effect.Effect<void>
  readonly refuse: (error: Refusal) => Effect.Effect<void>
}

/** Descriptor of the channel; what else is inherited stands in `daemon.ts`. */
const CHANNEL = 3

export const begin: Effect.Effect<Handshake, never, Scope> = Effect.gen(function* () {
  const stream = new net.Socket({ fd: CHANNEL, readable: true, writable: true })
  const { send, receive } = yield* Channel.over<Order, Announcement>(stream)
  const order = Effect.flatMap(receive, Option.match({ onNone: () => abandon, onSome: Effect.succeed }))
  // Whatever is still in the pipe must be out before the process ends.
  const say = (message: Announcement) => Effect.zipRight(send(message), flushed(stream))
  const first = yield* order
  if (first.type !== "settings") return yield* abandon
  // Listened to from now on: the spawner may go while an app is still loading.
  const go = yield* Effect.forkScoped(order)
  let launched = false
  return {
    settings: first.settings,
    pair: first.pair,
    tell: (step) => Effect.suspend(() => (launched ? Effect.void : say({ type: "progress", step }))),
    proven: Effect.zipRight(say({ type: "ready" }), Effect.asVoid(Fiber.join(go))),
    taken: Effect.suspend(() => {
      launched = true
      return say({ type: "done" })
    }),
    refuse: (error) => say({ type: "refused", failure: flatten(error) })
  }
})

/** Without a spawner before `go`, nobody would know of this server: it goes and leaves nothing. */
const abandon = Effect.sync(() => process.exit(1))

const flushed = (stream: net.Socket): Effect.Effect<void> =>
  Effect.async((resume) => void stream.write("", () => resume(Effect.void)))
