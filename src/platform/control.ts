/** The control socket beside a PID file: how it is offered by a server and asked by a command. */
import * as fs from "node:fs"
import * as net from "node:net"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { Reply, Request } from "../contract/request.ts"
import * as Channel from "./channel.ts"
import { address } from "./unix.ts"

/**
 * Offers a control socket at `path` and hands each connection to `serve`. The socket is bound under a name
 * of this process's own and renamed over the old one, so that the path always answers and the end of an
 * older generation removes nothing.
 */
export const offer = (
  path: string,
  serve: (connection: net.Socket) => void
): Effect.Effect<void, NodeJS.ErrnoException, Scope> => {
  const own = `${path}.${process.pid}`
  return Effect.gen(function* () {
    const name = yield* address(own)
    yield* Effect.acquireRelease(
      Effect.async<net.Server, NodeJS.ErrnoException>((resume) => {
        fs.rmSync(own, { force: true })
        const server = net.createServer(serve)
        server.once("error", (error) => resume(Effect.fail(error)))
        server.listen({ path: name, exclusive: true }, () => resume(Effect.succeed(server)))
      }),
      (server) => Effect.sync(() => server.close())
    )
    yield* Effect.try({
      try: () => {
        fs.chmodSync(own, 0o600)
        fs.renameSync(own, path)
      },
      catch: (error) => error as NodeJS.ErrnoException
    })
  })
}

/** Connects to the server at `path`. Fails where nobody listens. */
export const dial = (path: string): Effect.Effect<Channel.Channel<Reply, Request>, NodeJS.ErrnoException, Scope> =>
  Effect.gen(function* () {
    const name = yield* address(path)
    const connection = yield* Effect.async<net.Socket, NodeJS.ErrnoException>((resume) => {
      const socket = net.connect({ path: name })
      socket.once("error", (error) => resume(Effect.fail(error)))
      socket.once("connect", () => resume(Effect.succeed(socket)))
      return Effect.sync(() => socket.destroy())
    })
    return yield* Channel.over<Reply, Request>(connection)
  })
