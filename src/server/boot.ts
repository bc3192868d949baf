/** Loads and registers what a server is made of, one after the other: the app, our own routes, the plugins. */
import * as Effect from "effect/Effect"
import type { FastifyInstance } from "fastify"
import type { Plugin, Settings } from "../contract/settings.ts"
import type { AppFailed, PluginFailed } from "../generated/errors.ts"
import { step } from "../launch/progress.ts"
import { Claims } from "./claims.ts"
import { load } from "./load.ts"
import { type Origin, ofApp, ofPlugin } from "./origin.ts"
import type { Readiness } from "./readiness.ts"
import { finish, register } from "./registration.ts"
import { health } from "./routes/health.ts"
import { root } from "./routes/root.ts"
import type { State } from "./state.ts"

export interface Materials {
  readonly app: FastifyInstance
  readonly readiness: Readiness
  readonly settings: Pick<Settings, "app" | "cwd" | "plugins">
  readonly state: () => State
  readonly version: string
}

/** Says what it waits for, and fails where a part cannot be served. */
export const boot = (materials: Materials): Effect.Effect<void, AppFailed | PluginFailed> =>
  Effect.gen(function* () {
    const { app, cwd, plugins = [] } = materials.settings
    const claims = new Claims()
    const origins: Array<Origin> = []
    if (app !== undefined) origins.push(yield* addApp(materials, claims, yield* ofApp(app, cwd)))
    // After the app, whose routes win, since one that is declared twice is an error; before the plugins, whose do not.
    addOwn(materials)
    for (const plugin of plugins) {
      yield* step(`waiting for the plugin ${plugin.name} to load`)
      origins.push(yield* addPlugin(materials, claims, plugin))
    }
    if (plugins.length > 0) yield* step(`waiting for what onReady is for: ${origins.map(labelOf).join(", ")}`)
    yield* finish(materials.app, origins)
  })

const labelOf = ({ label }: Origin): string => label

const addApp = ({ app }: Materials, claims: Claims, origin: Origin<AppFailed>) =>
  Effect.gen(function* () {
    const loaded = yield* load(origin.subject).pipe(Effect.mapError(origin.refuse))
    yield* register(app, loaded, origin, (context) => claims.note(context, origin.label))
    return origin
  })

const addOwn = ({ app, readiness, state, version }: Materials): void => {
  app.register((context, _options, done) => {
    health(context, state, () => readiness.failing())
    root(context, version)
    done()
  })
}

const addPlugin = ({ app, readiness }: Materials, claims: Claims, plugin: Plugin) =>
  Effect.gen(function* () {
    const origin = yield* ofPlugin(plugin)
    const loaded = yield* load(origin.subject).pipe(Effect.mapError(origin.refuse))
    const wrong = readiness.add(plugin.name, loaded.named("ready"))
    if (wrong !== undefined) return yield* Effect.fail(origin.refuse(wrong))
    yield* register(app, loaded, origin, (context) => claims.guard(context, origin.label))
    return origin
  })
