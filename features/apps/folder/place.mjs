// An app that reads its directory and its environment while it loads, as dotenv does.
import { readFileSync } from "node:fs"

const dotenv = readFileSync(".env", "utf8").trim()
const cwd = process.cwd()

export default async function place(fastify) {
  fastify.get("/place", async () => ({ cwd, greeting: process.env.GREETING, dotenv }))
}
