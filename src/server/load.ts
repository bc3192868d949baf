/** Loads a module of somebody else's and takes the Fastify plugin out of it. */
import { pathToFileURL } from "node:url"
import * as Effect from "effect/Effect"
import type { FastifyPluginAsync } from "fastify"
import { type Explanation, explain, type Subject } from "../platform/explain.ts"
import { importModule } from "../platform/import.ts"

export interface Loaded {
  readonly plugin: FastifyPluginAsync
  /** Its export of that name, whichever kind of module it is. */
  readonly named: (name: string) => unknown
}

/** Fails with what is told to the module's user. */
export const load = (subject: Subject): Effect.Effect<Loaded, Explanation> =>
  Effect.gen(function* () {
    const module = yield* Effect.tryPromise({
      try: () => importModule(pathToFileURL(subject.file).href),
      catch: (thrown) => thrown
    }).pipe(Effect.catchAll((thrown) => Effect.flip(explain(thrown, subject))))
    const plugin = pluginOf(module)
    if (!isPlugin(plugin)) return yield* Effect.fail(notPlugin(plugin))
    return { plugin, named: (name) => member(module, name) ?? member(member(module, "default"), name) }
  })

/** An ES module compiled to CommonJS has its default export one level deeper. */
const pluginOf = (module: unknown): unknown => {
  const exported = defaultOf(module)
  return typeof exported === "function" ? exported : (defaultOf(exported) ?? exported)
}

const defaultOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "default" in value ? value.default : undefined

/** What CommonJS exports may be a function that has properties. */
const member = (value: unknown, name: string): unknown =>
  ((typeof value === "object" && value !== null) || typeof value === "function") && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined

const isPlugin = (value: unknown): value is FastifyPluginAsync => typeof value === "function"

const notPlugin = (value: unknown): Explanation => ({
  reason: `its default export is ${describe(value)}, not a Fastify plugin`,
  advice: "export a function that takes a Fastify instance: export default async (fastify) => { … }"
})

const describe = (value: unknown): string => {
  if (value === undefined) return "missing"
  if (typeof value !== "object" || value === null) return `the ${typeof value} ${String(value)}`
  return "server" in value && "listen" in value ? "a Fastify instance" : "an object"
}
