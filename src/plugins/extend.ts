/** Adds to the program what its plugins bring, at every start: one file is read, and two stats made for each. */
import type { Model } from "../manifest/model.ts"
import { escapeControls } from "../manifest/value/quote.ts"
import type { Environment } from "../platform/home.ts"
import { Refused } from "../platform/refusal.ts"
import { adopt } from "./adopt.ts"
import { type Shelf, shelf } from "./home.ts"
import { merge } from "./merge.ts"
import { upToDate } from "./refresh.ts"
import type { Entry } from "./registry.ts"

export interface Extended {
  readonly model: Model
  /** What a caller should know: one message, at most. */
  readonly warnings: ReadonlyArray<string>
}

export const extend = (host: Model, env: Environment): Extended => {
  const place = shelf(env)
  const named = env.CLEVERAGENTS_PLUGINS?.split(":").filter((directory) => directory !== "") ?? []
  const recorded = place === undefined ? NOTHING : current(place)
  const plugins = named.length === 0 ? recorded.plugins : adopt(recorded.plugins, named)
  return plugins.length === 0
    ? { model: host, warnings: recorded.warnings }
    : { model: merge(host, plugins), warnings: [...recorded.warnings, ...asideWarning(plugins)] }
}

interface Recorded {
  readonly plugins: ReadonlyArray<Entry>
  readonly warnings: ReadonlyArray<string>
}

const NOTHING: Recorded = { plugins: [], warnings: [] }

const current = (place: Shelf): Recorded => {
  try {
    return { plugins: upToDate(place), warnings: [] }
  } catch (error) {
    const { message } = error as Error
    const advice = error instanceof Refused && error.complaint.advice ? `\n${error.complaint.advice}` : ""
    return { plugins: [], warnings: [`no plugin is used: cannot read ${place.record}: ${message}${advice}`] }
  }
}

const asideWarning = (plugins: ReadonlyArray<Entry>): ReadonlyArray<string> => {
  const [first, ...more] = plugins.filter(({ state }) => state === "aside")
  if (first === undefined) return []
  if (more.length > 0) {
    const names = [first, ...more].map(({ name }) => name).join(", ")
    return [`plugins are set aside: ${names}; see why with: agents plugins list`]
  }
  return [escapeControls(`the plugin ${first.name} is set aside: ${first.reason}`)]
}
