/** Holds the config file against the settings that there are: what it says, or everything that is wrong with it. */
import type { Unsound, Values } from "../manifest/configuration.ts"
import type { Model } from "../manifest/model.ts"
import { type Diagnostic, diagnose, show } from "../manifest/problem/diagnostic.ts"
import type { Problem } from "../manifest/problem/problem.ts"
import { settingsOf } from "../manifest/setting.ts"
import { parse } from "../manifest/syntax/parse.ts"
import { decodeSource, lossy } from "../manifest/syntax/source.ts"
import { conceal, concealLines } from "./conceal.ts"
import { gather } from "./gather.ts"

export type Checked = Sound | { readonly unsound: Unsound }

export interface Sound {
  readonly values: Values
  /** Keys of what is not there for now, such as a plugin that is disabled. */
  readonly idle: ReadonlyArray<string>
}

/** `file` is only its name in what is said of it. No secret is ever shown. */
export const check = (source: string | Uint8Array, file: string, model: Model): Checked => {
  const problems: Array<Problem> = []
  const report = (problem: Problem) => void problems.push(problem)
  const settings = settingsOf(model)
  const text = decodeSource(source, report)
  const tree = text === undefined ? undefined : parse(text, report)
  const gathered = gather(tree, text ?? "", { settings, idle: model.idle ?? [], report })
  // Without anything in it, it is a sound file: all is as without one.
  const wrong = problems.filter(({ id }) => id !== "empty")
  if (wrong.length === 0) return { values: gathered.values, idle: gathered.idle }
  const shown = tree === undefined ? concealLines(lossy(source), settings) : conceal(lossy(source), gathered.secrets)
  return { unsound: unsound(file, diagnose(wrong, shown, file)) }
}

const unsound = (file: string, problems: ReadonlyArray<Diagnostic>): Unsound => {
  const text = show(problems, process.stderr.columns ?? UNKNOWN)
  const count = `${problems.length} problem${problems.length === 1 ? "" : "s"}`
  return { file, count: problems.length, problems: `${file}: ${count}\n\n${text}`, advice: ADVICE }
}

const ADVICE = "mend it with: agents config edit"

/** How wide a diagnostic may be where nobody tells the terminal's width. */
const UNKNOWN = 120
