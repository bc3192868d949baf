/** Messages over a stream, one JSON document a line, in both directions. */
import type { Duplex } from "node:stream"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Mailbox from "effect/Mailbox"
import type * as Option from "effect/Option"
import type { Scope } from "effect/Scope"

export interface Channel<In, Out> {
  readonly send: (message: Out) => Effect.Effect<void>
  /** The next message; none once the other side has gone. */
  readonly receive: Effect.Effect<Option.Option<In>>
}

/** The stream is destroyed with the scope. A line that is no JSON ends the channel: the other side is not ours. */
export const over = <In, Out>(stream: Duplex): Effect.Effect<Channel<In, Out>, never, Scope> =>
  Effect.gen(function* () {
    const inbox = yield* Mailbox.make<In>()
    yield* Effect.acquireRelease(
      Effect.sync(() => read(stream, inbox)),
      () => Effect.sync(() => stream.destroy())
    )
    return {
      send: (message) => Effect.sync(() => void stream.write(`${JSON.stringify(message)}\n`)),
      receive: inbox.take.pipe(Effect.option)
    }
  })

function read<In>(stream: Duplex, inbox: Mailbox.Mailbox<In>): void {
  const finish = () => inbox.unsafeDone(Exit.void)
  let rest = ""
  stream.setEncoding("utf8")
  stream.on("data", (chunk: string) => {
    const text = rest + chunk
    const end = text.lastIndexOf("\n") + 1
    rest = text.slice(end)
    try {
      for (const [line] of text.slice(0, end).matchAll(/[^\n]*\n/g)) inbox.unsafeOffer(JSON.parse(line) as In)
    } catch {
      finish()
    }
  })
  // A broken pipe is an end too: the other process died with our words unread.
  stream.on("error", finish)
  stream.on("close", finish)
  stream.on("end", finish)
}
