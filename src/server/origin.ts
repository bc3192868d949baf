/** Where a part of the server comes from, the user's app or a plugin, and how its failure is told. */
import { existsSync, realpathSync } from "node:fs"
import { dirname, join, sep } from "node:path"
import * as Effect from "effect/Effect"
import type { Plugin } from "../contract/settings.ts"
import { AppFailed, PluginFailed } from "../generated/errors.ts"
import type { Explanation, Subject } from "../platform/explain.ts"
import { distrustBelow } from "../platform/trust.ts"
import { locate } from "./locate.ts"

export interface Origin<Failure = AppFailed | PluginFailed> {
  /** As in a sentence: `the app ./app.mjs`. */
  readonly label: string
  readonly subject: Subject
  /** What its Fastify plugin is called with. */
  readonly options: object
  readonly refuse: (why: Explanation) => Failure
}

export const ofApp = (app: string, cwd: string): Effect.Effect<Origin<AppFailed>, AppFailed> => {
  const refuse = (why: Explanation) => new AppFailed({ app, ...why })
  const file = locate(app, cwd)
  return file === undefined
    ? Effect.fail(
        refuse({
          reason: `there is no such file or package, as seen from ${cwd}`,
          advice: "give the path of a JavaScript file, or the name of an installed package"
        })
      )
    : Effect.succeed({ label: `the app ${app}`, subject: { cwd, file, root: dirname(file) }, options: {}, refuse })
}

/** Fails where its module is not there, or where somebody else could exchange it: then nothing of it is run. */
export const ofPlugin = ({ serves, ...plugin }: Plugin): Effect.Effect<Origin<PluginFailed>, PluginFailed> => {
  const { name, directory } = plugin
  const refuse = ({ reason, advice }: Explanation) =>
    new PluginFailed({
      plugin: name,
      action: "be served",
      reason,
      advice: `${advice === undefined ? "" : `${advice}; or `}go on without it: agents plugins disable ${name}`
    })
  const wrong = objection(directory, serves)
  if (wrong !== undefined) return Effect.fail(refuse(wrong))
  const file = realpathSync(join(directory, serves))
  const subject = { cwd: directory, file, root: directory }
  return Effect.succeed({ label: `the plugin ${name}`, subject, options: { plugin }, refuse })
}

const objection = (directory: string, serves: string): Explanation | undefined => {
  if (!existsSync(directory)) return { reason: `its directory ${directory} is gone` }
  const path = join(directory, serves)
  if (!existsSync(path)) return { reason: `its module ${serves} is missing in ${directory}` }
  const file = realpathSync(path)
  return file.startsWith(directory + sep)
    ? distrustBelow(directory, file)
    : { reason: `its module ${serves} leads out of its directory, to ${file}` }
}
