/** Reads and writes the record of what was added. */
import { replace } from "../platform/files.ts"
import { damaged, parseKept } from "../platform/kept.ts"
import { readTrusted } from "../platform/trusted.ts"
import type { Entry, Registry } from "./registry.ts"
import { HOST } from "./stamp.ts"

/** Undefined where nothing was ever added. Throws a `Refused`, or what the system says. */
export const readRecord = (path: string): Registry | undefined => {
  const text = readTrusted(path)
  if (text === undefined) return undefined
  const record = parseKept(path, text, AGAIN)
  if (!isRegistry(record)) throw damaged(path, AGAIN)
  return record
}

/** As a whole, by whoever holds its lock. Throws what the system says. */
export const writeRecord = (path: string, plugins: ReadonlyArray<Entry>): void => {
  const record: Registry = { format: FORMAT, host: HOST, plugins }
  replace(path, `${JSON.stringify(record)}\n`)
}

const FORMAT = 1
const AGAIN = "add the plugins"

const isRegistry = (value: unknown): value is Registry => {
  const { format, host, plugins } = (value ?? {}) as Partial<Registry>
  return format === FORMAT && typeof host === "string" && Array.isArray(plugins) && plugins.every(isEntry)
}

const isEntry = (value: unknown): boolean => {
  const { name, version, source, directory, stamp, state, model } = (value ?? {}) as Record<string, unknown>
  const { commands, errors } = (model ?? {}) as Record<string, unknown>
  return (
    [name, version, source, directory, stamp].every((text) => typeof text === "string") &&
    ["enabled", "disabled", "aside"].includes(String(state)) &&
    typeof errors === "object" &&
    areNodes(commands)
  )
}

/** As far as it must be so that no command of the program's own can fail by it. */
const areNodes = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((node: Record<string, unknown> | null) => {
    const { kind, name, path, aliases, args, options, errors, commands } = node ?? {}
    const lists = kind === "command" ? [path, aliases, args, options, errors] : [path, aliases]
    return typeof name === "string" && lists.every(Array.isArray) && (kind === "command" || areNodes(commands))
  })
