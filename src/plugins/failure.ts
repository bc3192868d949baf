/** From what a plugin's handler threw to an error of the catalogue: one that its command lists, or its plugin's failure. */
import * as Effect from "effect/Effect"
import { PluginFailed } from "../generated/errors.ts"
import { type Catalogued, catalogued } from "../manifest/catalogue.ts"
import type { ErrorModel, Field } from "../manifest/model.ts"
import { explain, type Subject } from "../platform/explain.ts"
import { placeOf, shown } from "../platform/place.ts"
import { unlisted } from "./io.ts"

/** The command that runs, and where its module is. */
export interface Running extends Subject {
  readonly plugin: string
  /** `agents hello` */
  readonly name: string
  /** The errors that it lists. */
  readonly errors: ReadonlyArray<ErrorModel>
}

/** That the command cannot be run. */
export const cannotRun = (
  { plugin, name }: Pick<Running, "plugin" | "name">,
  explanation: { readonly reason: string; readonly advice?: string }
): PluginFailed => new PluginFailed({ plugin, action: `run '${name}'`, ...explanation })

export const failureOf = (thrown: unknown, running: Running): Effect.Effect<Catalogued> => {
  const tag = tagOf(thrown)
  if (tag === undefined) return unforeseen(thrown, running)
  const error = running.errors.find((error) => error.tag === tag)
  if (error !== undefined) return Effect.succeed(foreseen(thrown as object, error, running))
  const advice = unlisted(tag, { tags: running.errors.map((error) => error.tag), of: running.name })
  return thrown instanceof Error
    ? unforeseen(thrown, running, advice)
    : Effect.succeed(cannotRun(running, { reason: `${placed(thrown as object, running)}: ${advice}` }))
}

const tagOf = (thrown: unknown): string | undefined =>
  typeof thrown === "object" && thrown !== null && "_tag" in thrown && typeof thrown._tag === "string"
    ? thrown._tag
    : undefined

/** An Error keeps what was thrown, for whoever asks for its trace. */
const unforeseen = (thrown: unknown, running: Running, advice?: string): Effect.Effect<Catalogued> =>
  Effect.map(explain(thrown, running), (explanation) =>
    Object.assign(cannotRun(running, advice === undefined ? explanation : { advice, ...explanation }), {
      cause: thrown
    })
  )

const foreseen = (thrown: object, error: ErrorModel, running: Running): Catalogued => {
  const said = thrown as Readonly<Record<string, unknown>>
  const fields = Object.entries(error.fields).map(([name, field]) => ({ name, field, value: said[name] }))
  const wrong = fields.find(({ field, value }) => !fits(field, value))
  if (wrong === undefined) return catalogued(error, Object.fromEntries(fields.map(({ name, value }) => [name, value])))
  const { name, field, value } = wrong
  const found = value === undefined ? "is missing" : `is ${described(value)}`
  return cannotRun(running, {
    reason: `${placed(thrown, running)}: the field '${name}' of ${error.tag} must be ${KINDS[field.type]}, and ${found}`
  })
}

const placed = (thrown: { readonly stack?: unknown }, { cwd, file }: Running): string =>
  (typeof thrown.stack === "string" ? placeOf({ stack: thrown.stack }, cwd, file) : undefined) ?? shown(file, cwd)

const fits = ({ type, optional }: Field, value: unknown): boolean => {
  if (value === undefined) return optional
  if (type === "integer") return Number.isSafeInteger(value)
  if (type === "number") return Number.isFinite(value)
  return typeof value === (type === "boolean" ? "boolean" : "string")
}

const KINDS: Readonly<Record<Field["type"], string>> = {
  string: "a string",
  path: "a string",
  url: "a string",
  integer: "an integer",
  number: "a number",
  boolean: "true or false"
}

const described = (value: unknown): string => (typeof value === "string" ? `'${value}'` : String(value))
