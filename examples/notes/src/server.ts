/** What the plugin brings for the server: a route, and a readiness check. */
import type { FastifyInstance } from "fastify"
import { add, all, check, type Note } from "./store.ts"

export default async (app: FastifyInstance): Promise<void> => {
  app.get("/notes", () => all())
  app.post<{ Body: Note }>("/notes", { schema: { body: NOTE } }, async ({ body }, reply) => {
    await add({ text: body.text })
    return reply.code(201).send(await all())
  })
}

/** The server is ready while each of these is; the text that one returns or throws says why it is not. */
export const ready = { file: check }

const NOTE = {
  type: "object",
  required: ["text"],
  properties: { text: { type: "string", minLength: 1 } }
} as const
