/**
 * A listening socket, bound before any server process exists: a busy or forbidden address is known at
 * once, no other program can hold the address that is being probed, and a client that comes early waits.
 */
import * as net from "node:net"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import { AddressInUse, AddressUnavailable } from "../generated/errors.ts"
import { listenerAt } from "./holder.ts"

export interface Socket {
  /** To be inherited. Valid until the scope closes. */
  readonly fd: number
  /** The real one, where 0 was asked for. */
  readonly port: number
  readonly server: net.Server
  /** Who has connected already, not read from yet: there are some only where the event loop turned meanwhile. */
  readonly early: ReadonlyArray<net.Socket>
  /** Closes this process's copy before the scope does. */
  readonly letGo: Effect.Effect<void>
}

/**
 * Binds and listens. From then on this process accepts: a process that is to serve in its place must be
 * spawned in the same turn of the event loop, and this copy let go in it too; a server of this process
 * takes over `server` and whoever is `early`.
 */
export const bind = (host: string, port: number): Effect.Effect<Socket, AddressInUse | AddressUnavailable, Scope> =>
  Effect.acquireRelease(
    Effect.async<Socket, AddressInUse | AddressUnavailable>((resume) => {
      const early: Array<net.Socket> = []
      const server = net.createServer({ pauseOnConnect: true }, (client) => void early.push(client))
      server.once("error", (error: NodeJS.ErrnoException) => resume(Effect.fail(refused(error, host, port))))
      // `exclusive`, or a process that was made a cluster worker by its environment would ask its primary.
      server.listen({ host, port, exclusive: true }, () =>
        resume(
          Effect.succeed({
            fd: descriptor(server),
            port: (server.address() as net.AddressInfo).port,
            server,
            early,
            letGo: Effect.sync(() => server.close())
          })
        )
      )
    }),
    (socket) => socket.letGo
  )

/** Node tells a socket's descriptor nowhere in public; this is the one place that knows where it is. */
export function descriptor(server: net.Server): number {
  return (server as unknown as { _handle: { fd: number } })._handle.fd
}

/** What the user is told where an address cannot be had. */
export function refused(
  error: Pick<NodeJS.ErrnoException, "code" | "message">,
  host: string,
  port: number
): AddressInUse | AddressUnavailable {
  if (error.code === "EADDRINUSE") {
    const holder = listenerAt(host, port)
    return new AddressInUse({ host, port, holder: holder && `PID ${holder.pid} (${holder.command})` })
  }
  const [reason, advice] = causes[error.code ?? ""] ?? [error.message]
  return new AddressUnavailable({ host, port, reason, advice })
}

const causes: Record<string, readonly [reason: string, advice?: string]> = {
  EACCES: ["ports below 1024 need a privilege that you do not have", "choose a port from 1024 on, such as --port 8080"],
  EADDRNOTAVAIL: [
    "it is not an address of this machine",
    "use --host 127.0.0.1 for this machine alone, or --host 0.0.0.0 for all its addresses"
  ],
  EAFNOSUPPORT: [
    "this machine does not speak that family of addresses",
    "use an IPv4 address, such as --host 127.0.0.1"
  ],
  EINVAL: [
    "it is not an address that can be listened on",
    "a link-local IPv6 address needs its interface, as in fe80::1%eth0"
  ],
  ENOTFOUND: ["the host name is not known", "check its spelling, or use an IP address"],
  EAI_AGAIN: ["the host name cannot be looked up at the moment", "use an IP address, or try again later"]
}
