/** The probes of the contract: is it alive, does it take requests. */
import type { FastifyInstance } from "fastify"
import type { State } from "../state.ts"

/** Registers each where the app has no route of exactly that name. */
export const health = (app: FastifyInstance, state: () => State): void => {
  const add = (url: string, ready: string, current: () => State): void => {
    if (app.hasRoute({ method: "GET", url })) return
    app.get(url, (_request, reply) => {
      const now = current()
      reply.code(now === "ready" ? 200 : 503).header("cache-control", "no-store")
      reply.send({ status: now === "ready" ? ready : now })
    })
  }
  // A process that answers is alive, also while it starts or drains.
  add("/live", "alive", () => "ready")
  add("/ready", "ready", state)
  add("/health", "ok", state)
}
