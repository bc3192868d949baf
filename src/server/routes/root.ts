/** What a server says of itself, at `/` and at `/version`, where no app says otherwise. */
import type { FastifyInstance } from "fastify"
import { NAME, PROTOCOLS } from "../../contract/version.ts"

export const root = (app: FastifyInstance, version: string): void => {
  if (!app.hasRoute({ method: "GET", url: "/version" })) {
    app.get("/version", () => ({ name: NAME, version, protocols: PROTOCOLS }))
  }
  if (app.findRoute({ method: "GET", url: "/" }) !== null) return
  const links = { live: "/live", ready: "/ready", health: "/health" }
  app.get("/", () => ({ name: NAME, version, links }))
}
