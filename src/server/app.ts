/** Builds the Fastify app that is served: the user's or the built-in one, with the probes around it. */
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify"
import type { Settings } from "../contract/settings.ts"
import type { AppFailed } from "../generated/errors.ts"
import { Access } from "./access.ts"
import { Connections } from "./connections.ts"
import { thrown } from "./crash.ts"
import { explain } from "./explain.ts"
import { type Loaded, load } from "./load.ts"
import { probe } from "./probe.ts"
import { health } from "./routes/health.ts"
import { root } from "./routes/root.ts"
import type { State } from "./state.ts"

const CLOSE_DEADLINE = "5 seconds"

export interface Options {
  readonly settings: Pick<Settings, "app" | "cwd" | "tokens">
  readonly log: FastifyBaseLogger
  readonly state: () => State
  /** Of this package, told at `/`. */
  readonly version: string
}

export interface Served {
  readonly app: FastifyInstance
  readonly connections: Connections
}

/** A loaded app that does not listen yet; its `onClose` hooks run when the scope closes. */
export const make = (options: Options): Effect.Effect<Served, AppFailed, Scope> =>
  Effect.gen(function* () {
    const served = create(options)
    const { app, cwd } = options.settings
    const loaded = app === undefined ? undefined : yield* load(app, cwd)
    yield* boot(served.app, loaded, options)
    yield* Effect.addFinalizer(() => close(served.app, options.log))
    return served
  })

const create = ({ settings, log, state }: Options): Served => {
  const connections = new Connections()
  const answerProbe = probe(settings.tokens, state)
  const app = fastify({
    loggerInstance: log,
    logController: new Access(),
    // The launcher has a deadline for the whole start.
    pluginTimeout: 0,
    serverFactory: (handler) =>
      connections.server.on("request", (request, answer) => {
        if (!answerProbe(request, answer)) handler(request, answer)
      })
  })
  return { app, connections }
}

const boot = (app: FastifyInstance, loaded: Loaded | undefined, { state, version }: Options) =>
  Effect.tryPromise({
    try: async () => {
      // A context of its own, also for a plugin that breaks out of the one it is given.
      if (loaded) {
        app.register((context, _options, done) => {
          context.register(loaded.plugin, {})
          done()
        })
      }
      // Last, since a route that is declared twice is an error, and the app's come first.
      app.register((context, _options, done) => {
        health(context, state)
        root(context, version)
        done()
      })
      await app.ready()
    },
    catch: (error) => error
  }).pipe(
    Effect.raceFirst(Effect.flatMap(thrown, Effect.fail)),
    Effect.catchAll((error) => (loaded ? Effect.flatMap(explain(error, loaded), Effect.fail) : Effect.die(error)))
  )

/** A hook of an app's that hangs must not hold the end of the process. */
const close = (app: FastifyInstance, log: FastifyBaseLogger) =>
  Effect.tryPromise(() => app.close()).pipe(
    Effect.timeout(CLOSE_DEADLINE),
    // A finalizer is not by itself, and then there would be no deadline.
    Effect.interruptible,
    Effect.catchAll((error) => Effect.sync(() => log.error({ err: error }, "the app could not be closed")))
  )
