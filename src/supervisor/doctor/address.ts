/** Whether a server can listen where it is to. */
import * as net from "node:net"
import * as Effect from "effect/Effect"
import { urlOf } from "../../launch/address.ts"
import { describe, listenerAt } from "../../platform/holder.ts"
import { bind } from "../../platform/socket.ts"
import type { Finding } from "../inspect.ts"
import { type Check, ok, problem } from "./check.ts"

interface Address {
  readonly host: string
  readonly port: number
}

export const addressed = (finding: Finding, wanted: Address): Effect.Effect<ReadonlyArray<Check>> => {
  if (finding.kind !== "none") return Effect.succeed([])
  return Effect.map(usable(wanted), (check) => [check])
}

/** The address is tried on another port: for an instant ours would keep a start from having this one. */
const usable = ({ host, port }: Address): Effect.Effect<Check> =>
  bind(host, 0).pipe(
    Effect.scoped,
    Effect.zipRight(Effect.suspend(() => (port === 0 ? Effect.succeed(undefined) : holder(host, port)))),
    Effect.map((taken) =>
      taken === undefined
        ? ok("port", port === 0 ? `the system chooses one on ${host}` : `nobody listens on ${host} port ${port}`)
        : problem("port", `${host} port ${port} is in use by ${taken}`, {
            advice: "choose another with --port, or let the system choose with --port 0"
          })
    ),
    Effect.catchAll(({ message, hint }) => Effect.succeed(problem("port", message, { advice: hint })))
  )

const holder = (host: string, port: number): Effect.Effect<string | undefined> => {
  const listener = listenerAt(host, port)
  if (listener !== undefined) return Effect.succeed(describe(listener))
  // The system names nobody, where it is another user's: then whoever answers is somebody.
  return Effect.async((resume) => {
    const { hostname } = new URL(urlOf(host, port))
    const socket = net.connect({ host: hostname.replace(/^\[|\]$/g, ""), port, timeout: 500 })
    const answer = (who: string | undefined) => () => {
      socket.destroy()
      resume(Effect.succeed(who))
    }
    socket.once("connect", answer("a program that the system does not name"))
    socket.once("error", answer(undefined)).once("timeout", answer(undefined))
  })
}
