/** The plugins that bring something for the server, as the commands that start one find them. */
import * as Context from "effect/Context"
import type { Plugin } from "../contract/settings.ts"
import type { Model } from "../manifest/model.ts"

/** What a server of this call serves beside its app; by default nothing. */
export class Serving extends Context.Reference<Serving>()("plugins/serving", {
  defaultValue: (): ReadonlyArray<Plugin> => []
}) {}

/** In the order in which they were added. */
export const servedBy = ({ extensions = {} }: Model): ReadonlyArray<Plugin> =>
  Object.entries(extensions).flatMap(([name, { version, directory, serves }]) =>
    serves === undefined ? [] : [{ name, version, directory, serves }]
  )
