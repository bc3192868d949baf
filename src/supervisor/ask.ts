/** Asks a running server something on its control socket. */
import type { DurationInput } from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { Reply, Request } from "../contract/request.ts"
import type { Channel } from "../platform/channel.ts"
import { dial } from "../platform/control.ts"
import type { Home } from "./home.ts"

export interface Answer {
  readonly reply: Reply
  /** The rest of the conversation. */
  readonly connection: Channel<Reply, Request>
}

/** Why there is no answer: nobody listens there, or hung up; or somebody listens, and says nothing in time. */
export type Unheard = "gone" | "silent"

/** Sends a request, and gives the first reply. */
export const ask = (
  { controlSocket }: Home,
  request: Request,
  patience: DurationInput
): Effect.Effect<Answer, Unheard, Scope> =>
  Effect.gen(function* () {
    const connection = yield* dial(controlSocket)
    yield* connection.send(request)
    const reply = yield* Effect.flatMap(connection.receive, (reply) => reply)
    return { reply, connection }
  }).pipe(
    Effect.mapError((): Unheard => "gone"),
    Effect.timeoutFail({ duration: patience, onTimeout: (): Unheard => "silent" })
  )
