/** Tells a failure: to people on stderr, or to programs as one JSON object on stdout. */
import type { Catalogued } from "../manifest/catalogue.ts"
import type { ErrorModel, Model } from "../manifest/model.ts"

export interface Report {
  readonly stdout?: string
  readonly stderr?: string
  readonly exitCode: number
}

/** `trace` is there where it was asked for; see `debugTrace`. */
export const report = (model: Model, failure: Catalogued, json: boolean, trace?: string): Report => {
  const { message, hint, exitCode } = failure
  const [advice, details] = [hint, trace].map((text) => (text === undefined ? "" : `${text}\n`))
  const stderr = json ? details : `${model.name}: ${message}\n${advice}${details}`
  return {
    ...(json ? { stdout: `${JSON.stringify({ error: asJson(model.errors[failure._tag], failure) })}\n` } : {}),
    ...(stderr === "" ? {} : { stderr }),
    exitCode
  }
}

/** A failure that no manifest foresees is a mistake of the program's. */
export const reportDefect = (model: Model, defect: unknown, json: boolean, trace: string | undefined): Report => {
  const message = `unexpected failure: ${firstLine(defect)}`
  const stderr = trace === undefined ? undefined : `${trace}\n`
  if (json) {
    const error = { tag: "UnexpectedFailure", message, exitCode: 1 }
    return { stdout: `${JSON.stringify({ error })}\n`, ...(stderr === undefined ? {} : { stderr }), exitCode: 1 }
  }
  const advice = stderr ?? `its details: set ${debugVariable(model)}=1 and run it again\n`
  return { stderr: `${model.name}: ${message}\n${advice}`, exitCode: 1 }
}

/** The trace, where it was asked for. */
export const debugTrace = (model: Model, trace: string | undefined): string | undefined =>
  process.env[debugVariable(model)] ? trace : undefined

/** Whether a value is an error of the model's catalogue. */
export const isCatalogued = (model: Model, value: unknown): value is Catalogued =>
  typeof value === "object" &&
  value !== null &&
  "_tag" in value &&
  String(value._tag) in model.errors &&
  "exitCode" in value

const debugVariable = (model: Model): string => `${model.envPrefix}_DEBUG`

const asJson = (model: ErrorModel | undefined, failure: Catalogued): object => {
  const names = Object.keys(model?.fields ?? {})
  const fields = Object.entries(failure).filter(([name]) => names.includes(name))
  return { tag: failure._tag, message: failure.message, exitCode: failure.exitCode, ...Object.fromEntries(fields) }
}

const firstLine = (defect: unknown): string =>
  (defect instanceof Error ? defect.message || defect.name : String(defect)).replace(/\n.*/s, "")
