/** Puts an app on a socket that listens already. */
import type { Server } from "node:net"
import * as Effect from "effect/Effect"
import type { FastifyInstance } from "fastify"

/** A descriptor that was inherited, or a server of this process, whose socket is taken over. */
export type Target = number | Server

/** Returns once the app accepts. */
export const listen = (app: FastifyInstance, target: Target): Effect.Effect<void> =>
  Effect.promise(() => {
    // Node takes the socket out of a server that stands in for the options; to Fastify they are options.
    const options = typeof target === "number" ? { fd: target } : Object.create(target)
    // Without a host Fastify looks up `localhost`, to bind all its addresses.
    return app.listen(Object.assign(options, { host: "127.0.0.1", listenTextResolver }))
  })

const listenTextResolver = (url: string): string => `listening at ${url}`
