/** Makes a handler of ours from a plugin's command: its module is imported, and its function called, when it runs. */
import { realpathSync } from "node:fs"
import { pathToFileURL } from "node:url"
import * as Effect from "effect/Effect"
import type { PluginFailed } from "../generated/errors.ts"
import { type Catalogued, catalogueOf } from "../manifest/catalogue.ts"
import type { Outcome } from "../manifest/handler.ts"
import type { Command, Extension, Model } from "../manifest/model.ts"
import { functionOf, importModule } from "../platform/import.ts"
import { shown } from "../platform/place.ts"
import { isEffect, runEffect } from "./effect.ts"
import { cannotRun, failureOf, type Running } from "./failure.ts"
import { handIo, type Io, type Voice } from "./io.ts"
import { locate } from "./locate.ts"
import { watch } from "./watch.ts"

/** Fails with an error that the command lists, or with `PluginFailed`. */
export const handlerOf =
  (model: Model, command: Command, plugin: Plugin, voice: Voice) =>
  (input: object): Effect.Effect<Outcome, Catalogued> =>
    Effect.gen(function* () {
      const name = [model.name, ...command.path].join(" ")
      const { directory } = plugin
      const located = locate(command, directory)
      if ("reason" in located) return yield* cannotRun({ plugin: plugin.name, name }, located)
      const catalogue = Object.values(catalogueOf(model, { plugin: plugin.name }))
      const errors = catalogue.filter(({ tag }) => command.errors.includes(tag))
      const running = { plugin: plugin.name, name, errors, cwd: here(directory), root: directory, ...located }
      return yield* call(running, command, input, voice)
    })

/** What a command says that cannot end, for nothing is left that could end it. */
export const unfinished = (model: Model, { plugin = "", path }: Command): PluginFailed =>
  cannotRun({ plugin, name: [model.name, ...path].join(" ") }, { reason: "it never finished" })

/** An extension with its name. */
export interface Plugin extends Pick<Extension, "directory"> {
  readonly name: string
}

type Callable = (input: object, io: Io) => unknown

const call = (running: Running, { path, errors: tags }: Command, input: object, voice: Voice) =>
  watch(async (reins) => {
    const handler = await load(running, path.join(" "))
    if ("_tag" in handler) return handler
    const { io, isTold } = handIo(voice, { tags, of: running.name }, reins)
    try {
      const made = await handler(input, io)
      if (isEffect(made)) await runEffect(made, running.file, reins.signal())
    } catch (thrown) {
      if (!reins.isAbortion(thrown)) throw thrown
    }
    return { text: "", exitCode: Number(process.exitCode ?? 0) || (isTold() ? 0 : 1) }
  }).pipe(
    Effect.catchAll((thrown) => Effect.flatMap(failureOf(thrown, running), Effect.fail)),
    Effect.flatMap((ended) => ("_tag" in ended ? Effect.fail(ended) : Effect.succeed(ended)))
  )

const load = async (running: Running, path: string): Promise<Callable | PluginFailed> => {
  const handler = functionOf(await importModule(pathToFileURL(running.file).href))
  if (typeof handler !== "function") return cannotRun(running, noHandler(handler, running))
  const { [BRAND]: brand = path } = handler as { readonly [BRAND]?: unknown }
  return brand === path ? (handler as Callable) : cannotRun(running, strayed(brand, running))
}

/** Where `defineHandler` writes for which command a handler was made. */
const BRAND = Symbol.for("cleveragents.command")

const noHandler = (exported: unknown, { cwd, file }: Running) => ({
  reason: `the default export of ${shown(file, cwd)} is ${described(exported)}, not a function`,
  advice: "export the handler: export default (input, io) => { … }"
})

const described = (value: unknown): string =>
  value === undefined ? "missing" : typeof value === "object" ? "an object" : `the ${typeof value} ${String(value)}`

const strayed = (brand: unknown, { cwd, file }: Running) => ({
  reason: `${shown(file, cwd)} has the handler of '${brand}'`,
  advice: "let defineHandler name the command at whose path the file lies, or that names it in run:"
})

/** Where the user is; in a directory that was deleted, where the plugin is. */
const here = (directory: string): string => {
  try {
    return realpathSync(process.cwd())
  } catch {
    return directory
  }
}
