/** Makes the HTTP or HTTPS server that an app is put on. */
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http"
import { createRequire } from "node:module"
import type { Pair } from "../contract/settings.ts"
import { Answer } from "./answer.ts"

// Fastify's own, in milliseconds, which it sets on its own servers alone: longer than a balancer keeps its idle
// connections, and no end for an upload that makes progress.
const TIMEOUTS = { keepAliveTimeout: 72_000, headersTimeout: 60_000, requestTimeout: 0 }

const OPTIONS: ServerOptions<typeof IncomingMessage, typeof ServerResponse> = { ...TIMEOUTS, ServerResponse: Answer }

/** Its answers are instances of `Answer`. */
export const listening = (pair: Pair | undefined): Server => {
  if (pair === undefined) return createServer(OPTIONS)
  // Loaded here, since most servers never need it.
  const https: typeof import("node:https") = createRequire(import.meta.filename)("node:https")
  return https.createServer({ ...OPTIONS, ...pair })
}
