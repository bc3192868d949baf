/** Reads the configuration at every start: one stat where there is none, and otherwise its copy without YAML. */
import { type Configuration, UNCONFIGURED } from "../manifest/configuration.ts"
import type { Model } from "../manifest/model.ts"
import { type Settings, settingsOf } from "../manifest/setting.ts"
import { explain } from "../platform/complaint.ts"
import type { Environment } from "../platform/home.ts"
import { check } from "./check.ts"
import { type Copy, readCopy, writeCopy } from "./copy.ts"
import { fits } from "./fit.ts"
import { type Place, placeIn } from "./place.ts"
import { sourceAt, stampAt } from "./source.ts"

/** What the user's file says for `model`, plugins included, or why it cannot be used. */
export const configuration = (model: Model, env: Environment): Configuration => {
  const place = placeIn(env)
  if (place === undefined) return UNCONFIGURED
  const { file } = place
  try {
    const stamp = stampAt(file)
    return stamp === undefined ? { ...UNCONFIGURED, file } : configured(place, stamp, model)
  } catch (error) {
    if (isClosed(error)) return { ...UNCONFIGURED, file }
    return { file, values: {}, failure: { tag: "PathError", fields: { path: file, ...explain(error, file) } } }
  }
}

/** In a home that is closed to us nobody can say whether there is a file: nothing in it is ours. */
const isClosed = (error: unknown): boolean => {
  const { code, syscall } = error as NodeJS.ErrnoException
  return code === "EACCES" && syscall === "lstat"
}

const configured = ({ file, copy: path }: Place, stamp: string, model: Model): Configuration => {
  const copy = readCopy(path)
  if (copy?.stamp === stamp && isSound(copy, settingsOf(model))) return { file, values: copy.values }
  const source = sourceAt(file)
  const checked = check(source.bytes, file, model)
  if ("unsound" in checked) return { file, values: {}, failure: { tag: "InvalidConfig", fields: checked.unsound } }
  const { values, idle } = checked
  writeCopy(path, { stamp: source.stamp, values, idle })
  return { file, values }
}

/** Plugins, and with them what may stand in the file, change without it. */
const isSound = ({ values, idle }: Copy, settings: Settings): boolean =>
  Object.entries(values).every(([key, { texts }]) => {
    const option = settings.get(key)
    return option !== undefined && fits(option, texts)
  }) && !idle.some((key) => isKnown(key, settings))

const isKnown = (key: string, settings: Settings): boolean =>
  [...settings.keys()].some((known) => known === key || known.startsWith(`${key}.`))
