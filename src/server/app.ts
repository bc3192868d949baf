/** Builds the Fastify app that is served: the user's or the built-in one, with our probes and what plugins bring. */
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify"
import type { Pair, Settings } from "../contract/settings.ts"
import type { AppFailed, PluginFailed } from "../generated/errors.ts"
import { Access } from "./access.ts"
import { boot } from "./boot.ts"
import { Connections } from "./connections.ts"
import { type Gate, gate } from "./gate.ts"
import { isProbe, probe } from "./probe.ts"
import { Readiness } from "./readiness.ts"
import type { State } from "./state.ts"

const CLOSE_DEADLINE = "5 seconds"

export interface Options {
  readonly settings: Pick<Settings, "app" | "auth" | "cwd" | "plugins" | "tokenFile" | "tokens">
  /** What it serves HTTPS with. */
  readonly pair?: Pair | undefined
  readonly log: FastifyBaseLogger
  readonly state: () => State
  /** Of this package, told at `/`. */
  readonly version: string
  /** Hears of each request that came with a token that is none of this server's. */
  readonly rejected: () => void
}

export interface Served {
  readonly app: FastifyInstance
  readonly connections: Connections
  readonly readiness: Readiness
}

/** A loaded app that does not listen yet; its `onClose` hooks run when the scope closes. */
export const make = (options: Options): Effect.Effect<Served, AppFailed | PluginFailed, Scope> =>
  Effect.gen(function* () {
    const served = create(options)
    yield* boot({ ...options, ...served })
    yield* Effect.addFinalizer(() => close(served.app, options.log))
    return served
  })

const create = (options: Options): Served => {
  const { settings, log, state } = options
  const connections = new Connections(options.pair)
  const watch = gateOf(options)
  watch?.guard(connections.server, connections.begin)
  const readiness = new Readiness(log)
  const answerProbe = probe(settings.tokens, { state, complaint: () => readiness.complaint() })
  const app = fastify({
    loggerInstance: log,
    logController: new Access(),
    childLoggerFactory: (logger, bindings, given, request) => {
      const tokenName = watch?.nameOf(request)
      return logger.child(tokenName === undefined ? bindings : { ...bindings, tokenName }, given)
    },
    // The launcher has a deadline for the whole start.
    pluginTimeout: 0,
    serverFactory: (handler) =>
      connections.server.on("request", (request, answer) => {
        if (!answerProbe(request, answer)) handler(request, answer)
      })
  })
  return { app, connections, readiness }
}

/** None where no request can ever need a token. */
const gateOf = ({ settings, log, rejected }: Options): Gate | undefined => {
  const { app, auth, tokenFile: path, tokens } = settings
  if (path === undefined || auth === "none" || (auth === undefined && app !== undefined)) return undefined
  return gate({ path, always: auth === "tokens", log, isProbe: isProbe(tokens), rejected })
}

/** A hook of an app's that hangs must not hold the end of the process. */
const close = (app: FastifyInstance, log: FastifyBaseLogger) =>
  Effect.tryPromise(() => app.close()).pipe(
    Effect.timeout(CLOSE_DEADLINE),
    // A finalizer is not by itself, and then there would be no deadline.
    Effect.interruptible,
    Effect.catchAll((error) => Effect.sync(() => log.error({ err: error }, "the app could not be closed")))
  )
