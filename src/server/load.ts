/** Loads the module that `--app` names and takes the Fastify plugin out of it. */
import { pathToFileURL } from "node:url"
import * as Effect from "effect/Effect"
import type { FastifyPluginAsync } from "fastify"
import { AppFailed } from "../generated/errors.ts"
import { importModule } from "../platform/import.ts"
import { explain, type Subject } from "./explain.ts"
import { locate } from "./locate.ts"

export interface Loaded extends Subject {
  readonly plugin: FastifyPluginAsync
}

export const load = (app: string, cwd: string): Effect.Effect<Loaded, AppFailed> =>
  Effect.gen(function* () {
    const file = locate(app, cwd)
    if (file === undefined) return yield* missing(app, cwd)
    const module = yield* Effect.tryPromise({
      try: () => importModule(pathToFileURL(file).href),
      catch: (thrown) => thrown
    }).pipe(Effect.catchAll((thrown) => explain(thrown, { app, cwd, file }).pipe(Effect.flatMap(Effect.fail))))
    const plugin = pluginOf(module)
    if (!isPlugin(plugin)) return yield* notPlugin(app, plugin)
    return { app, cwd, file, plugin }
  })

/** An ES module compiled to CommonJS has its default export one level deeper. */
const pluginOf = (module: unknown): unknown => {
  const exported = defaultOf(module)
  return typeof exported === "function" ? exported : (defaultOf(exported) ?? exported)
}

const defaultOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "default" in value ? value.default : undefined

const isPlugin = (value: unknown): value is FastifyPluginAsync => typeof value === "function"

const missing = (app: string, cwd: string) =>
  new AppFailed({
    app,
    reason: `there is no such file or package, as seen from ${cwd}`,
    advice: "give the path of a JavaScript file, or the name of an installed package"
  })

const notPlugin = (app: string, value: unknown) =>
  new AppFailed({
    app,
    reason: `its default export is ${describe(value)}, not a Fastify plugin`,
    advice: "export a function that takes a Fastify instance: export default async (fastify) => { … }"
  })

const describe = (value: unknown): string => {
  if (value === undefined) return "missing"
  if (typeof value !== "object" || value === null) return `the ${typeof value} ${String(value)}`
  return "server" in value && "listen" in value ? "a Fastify instance" : "an object"
}
