/** The keys of the config file: each option has one, and options that share a variable share a key. */
import type { Command, Model, Option } from "./model.ts"
import { constant } from "./name.ts"
import { commandsOf } from "./walk.ts"

/** By key, in the order of the manifest; of options that share a key, the first speaks for all. */
export type Settings = ReadonlyMap<string, Option>

export const settingsOf = (model: Model): Settings => {
  const settings = new Map<string, Option>()
  for (const command of commandsOf(model)) {
    for (const option of command.options) {
      const key = keyOf(model, command, option)
      if (!settings.has(key)) settings.set(key, option)
    }
  }
  return settings
}

/** `server.log-level` of `CLEVERAGENTS_SERVER_LOG_LEVEL`; of a plugin's option, its command's words and its name. */
export const keyOf = ({ envPrefix }: Model, { path, plugin }: Command, option: Option): string => {
  const { config, env = "", name } = option
  if (config !== undefined) return config
  if (plugin !== undefined || !env.startsWith(`${envPrefix}_`)) return [...path, name].join(".")
  const words = env.slice(envPrefix.length + 1)
  const end = `_${constant(name)}`
  return words.endsWith(end) ? `${kebab(words.slice(0, -end.length))}.${name}` : kebab(words)
}

const kebab = (words: string): string => words.toLowerCase().replaceAll("_", "-")
