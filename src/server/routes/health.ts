/** The probes of the contract: is it alive, does it take requests. */
import type { FastifyInstance, RouteHandlerMethod } from "fastify"
import type { Failing } from "../readiness.ts"
import type { State } from "../state.ts"

/** Registers each where the app has no route of exactly that name; `failing` tells which checks fail. */
export const health = (app: FastifyInstance, state: () => State, failing: () => Promise<Failing>): void => {
  const add = (url: string, handler: RouteHandlerMethod): void => {
    if (!app.hasRoute({ method: "GET", url })) app.get(url, handler)
  }
  const taking =
    (ready: string): RouteHandlerMethod =>
    async (_request, reply) => {
      reply.header("cache-control", "no-store")
      const now = state()
      if (now !== "ready") return reply.code(503).send({ status: now })
      const checks = await failing()
      return Object.keys(checks).length === 0 ? { status: ready } : reply.code(503).send({ status: "unready", checks })
    }
  // A process that answers is alive, also while it starts or drains.
  add("/live", (_request, reply) => {
    reply.header("cache-control", "no-store").send({ status: "alive" })
  })
  add("/ready", taking("ready"))
  add("/health", taking("ok"))
}
