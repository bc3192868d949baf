/** Asks a running server something on its control socket. */
import type { DurationInput } from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import type { Scope } from "effect/Scope"
import type { Reply, Request } from "../contract/request.ts"
import type { Channel } from "../platform/channel.ts"
import { dial } from "../platform/control.ts"
import type { Home } from "./home.ts"

/** Sends a request, and gives the first reply and the rest of the conversation; none where nobody answers in time. */
export const ask = (
  { controlSocket }: Home,
  request: Request,
  patience: DurationInput
): Effect.Effect<
  Option.Option<{ readonly reply: Reply; readonly connection: Channel<Reply, Request> }>,
  never,
  Scope
> =>
  Effect.gen(function* () {
    const connection = yield* dial(controlSocket)
    yield* connection.send(request)
    const reply = yield* Effect.flatMap(connection.receive, (reply) => reply)
    return { reply, connection }
  }).pipe(Effect.timeout(patience), Effect.option)
