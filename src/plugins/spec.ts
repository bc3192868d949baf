/** What npm is asked to install: the words of the user, where npm cannot take them for something else. */
import { statSync } from "node:fs"
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import { PathError, PluginRefused } from "../generated/errors.ts"
import { explain } from "../platform/complaint.ts"

/**
 * A tarball's absolute path, or `source` itself where it names a package. A path that leads nowhere is refused:
 * npm would take `team/hello` for a repository of some stranger's.
 */
export const specOf = (source: string): Effect.Effect<string, PluginRefused | PathError> => {
  if (source.startsWith("-")) {
    return Effect.fail(new PluginRefused({ plugin: source, reason: "no package's name begins with '-'" }))
  }
  return isPath(source) ? locate(source) : Effect.succeed(source)
}

const TARBALL = /\.(tgz|tar\.gz|tar)$/i

/** `./x`, `x/y` and `x.tgz` are paths; `@x/y` is a package, and what has a colon is a URL. */
const isPath = (source: string): boolean =>
  /^([./~]|file:|link:)/.test(source) || (!source.includes(":") && (TARBALL.test(source) || /^[^@].*\//.test(source)))

const locate = (path: string): Effect.Effect<string, PathError> =>
  Effect.suspend(() => {
    const refuse = (reason: string) => new PathError({ path, reason, advice: ADVICE })
    try {
      const stat = statSync(path, { throwIfNoEntry: false })
      if (stat === undefined) return refuse("nothing is there")
      return stat.isFile() && TARBALL.test(path) ? Effect.succeed(resolve(path)) : refuse("it is no tarball")
    } catch (error) {
      return refuse(explain(error, path).reason)
    }
  })

const ADVICE = "name a directory, a tarball (.tgz) or an npm package"
