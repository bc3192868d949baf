/** Puts an app on a socket that listens already. */
import type { Server, Socket } from "node:net"
import * as Effect from "effect/Effect"
import type { FastifyInstance } from "fastify"

/** The descriptor of an inherited socket, or a server of this process with those who are connected to it. */
export type Target = number | { readonly server: Server; readonly early: ReadonlyArray<Socket> }

/** Returns once the app accepts; it closes the socket when it stops accepting. */
export const listen = (app: FastifyInstance, target: Target): Effect.Effect<void> =>
  Effect.promise(async () => {
    // Node takes the socket out of a server that stands in for the options; to Fastify they are options.
    const options = typeof target === "number" ? { fd: target } : Object.create(target.server)
    // Without a host Fastify looks up `localhost`, to bind all its addresses.
    await app.listen(Object.assign(options, { host: "127.0.0.1", listenTextResolver }))
    for (const client of typeof target === "number" ? [] : target.early) {
      app.server.emit("connection", client)
      client.resume()
    }
  })

/** Fastify takes every server that it did not make for one of plain HTTP. */
const listenTextResolver = (url: string): string => `listening at ${url.replace(/^http:\/\//, "")}`
