/** `agents plugins new`: writes a plugin that works, to be changed into another. */
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import { PluginRefused } from "../../generated/errors.ts"
import { model } from "../../generated/model.ts"
import type { Handler } from "../../manifest/handler.ts"
import { constant } from "../../manifest/name.ts"
import { filesOf } from "../../plugins/template/files.ts"
import { writeAll } from "../../plugins/template/write.ts"

const create: Handler<"plugins new"> = ({ name }) =>
  Effect.gen(function* () {
    const reason = taken(name)
    const plugin = reason === undefined ? filesOf(name) : { reason }
    if ("reason" in plugin) return yield* refuse(name, plugin.reason)
    yield* writeAll(resolve(name), plugin.files)
    return { text: advise(name) }
  })

export default create

const taken = (name: string): string | undefined => {
  if (model.commands.some((entry) => entry.name === name)) return `there is an 'agents ${name}' already`
  const prefix = `${model.envPrefix}_`
  return `${constant(name)}_`.startsWith(prefix) ? `variables that begin with ${prefix} are those of agents` : undefined
}

const refuse = (plugin: string, reason: string) => new PluginRefused({ plugin, reason, advice: "choose another name" })

const advise = (name: string): string => `wrote the plugin ${name} to ./${name}

test it:    (cd ${name} && npm test)
add it:     agents plugins add ./${name}
use it:     agents ${name} Ada --loud
change it:  ${name}/commands/${name}.js, and ${name}/commands.yaml, then: agents manifest types ${name}/commands.yaml`
