/** Lets requests pass that come with a token of the server's, and answers all others itself, before any app hears of them. */
import { type IncomingMessage, type Server, ServerResponse } from "node:http"
import type { FastifyBaseLogger } from "fastify"
import { keyring, type Verdict } from "./keyring.ts"
import { type Refusal, type Reply, refuse } from "./refusal.ts"
import { slowdown } from "./slowdown.ts"

export interface Watch {
  /** Where the tokens are. */
  readonly path: string
  /** Whether a token is wanted in any case, or only once there ever was one. */
  readonly always: boolean
  readonly log: FastifyBaseLogger
  /** Whether the request is the launcher's own. */
  readonly isProbe: (request: IncomingMessage) => boolean
  /** Hears of each token that is none of this server's. */
  readonly rejected: () => void
}

export interface Gate {
  /** Whose token a request came with; undefined where it needed none. */
  readonly nameOf: (request: IncomingMessage) => string | undefined
  /** Puts it before everything that listens to the server by now, or later. `begin` hears of what is answered here. */
  readonly guard: (server: Server, begin: (request: IncomingMessage, answer: ServerResponse) => void) => void
}

/** Why a request may not pass; without a reason where no token was shown. */
interface Objection {
  readonly reason?: string
}

/** What anybody may ask, since health checks and clients that do not know the server yet have no token. */
const OPEN: ReadonlySet<string> = new Set(["/live", "/ready", "/health", "/version"])

/** All that Node hands a request over with. */
const REQUESTS: ReadonlySet<string | symbol> = new Set([
  "request",
  "checkContinue",
  "checkExpectation",
  "upgrade",
  "connect"
])

/** How many answers wait at a time; whoever comes beyond that is told to come later. */
const WAITING = 100

export const gate = ({ path, always, log, isProbe, rejected }: Watch): Gate => {
  const { judge, isUsed } = keyring(path, log)
  const { fail } = slowdown()
  const names = new WeakMap<IncomingMessage, string>()
  let waiting = 0

  /** Undefined where it may pass. */
  const objection = (request: IncomingMessage): Objection | undefined => {
    if (isProbe(request) || isOpen(request) || !(always || isUsed())) return undefined
    const { authorization } = request.headers
    if (authorization === undefined) return {}
    const verdict: Verdict = judge(/^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? "")
    if ("reason" in verdict) return verdict
    names.set(request, verdict.name)
    return undefined
  }

  const answer = (request: IncomingMessage, refusal: Refusal, reply: Reply): void => {
    const { method, url, socket } = request
    log.info({ method, url, ...refusal, ip: socket.remoteAddress }, "request")
    refuse(request, refusal, reply)
  }

  const turnAway = (request: IncomingMessage, { reason }: Objection, reply: Reply): void => {
    const send = (refusal: Refusal): void => answer(request, refusal, reply)
    if (reason === undefined) {
      send({ status: 401 })
      return
    }
    rejected()
    const delay = fail(request.socket.remoteAddress ?? "")
    if (waiting >= WAITING) {
      send({ status: 429, reason: "too many wrong tokens" })
      return
    }
    waiting += 1
    setTimeout(() => {
      waiting -= 1
      send({ status: 401, reason })
    }, delay)
  }

  return {
    nameOf: (request) => names.get(request),
    guard: (server, begin) => {
      // Not by a listener: an app may add its own before ours, or take ours away, as some do that attach to a server.
      const emit = server.emit
      server.emit = (event: string | symbol, ...given: Array<unknown>): boolean => {
        const [request, reply] = given as [IncomingMessage, Reply]
        const why = REQUESTS.has(event) ? objection(request) : undefined
        if (why === undefined) return Reflect.apply(emit, server, [event, ...given])
        if (reply instanceof ServerResponse) begin(request, reply)
        // Node has taken its own listener away.
        else reply.on("error", () => {})
        turnAway(request, why, reply)
        return true
      }
    }
  }
}

const isOpen = ({ method, url = "" }: IncomingMessage): boolean =>
  (method === "GET" || method === "HEAD") && OPEN.has(url.replace(/\?.*$/s, ""))
