/** What stands at `/` where no app says otherwise. */
import type { FastifyInstance } from "fastify"

export const root = (app: FastifyInstance, version: string): void => {
  if (app.findRoute({ method: "GET", url: "/" }) !== null) return
  const links = { live: "/live", ready: "/ready", health: "/health" }
  app.get("/", () => ({ name: "cleveragents", version, links }))
}
