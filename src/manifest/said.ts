/** From what was said of each argument and option to what a handler is handed: decoded, by key, defaults added. */
import * as Effect from "effect/Effect"
import * as Maybe from "effect/Option"
import type { Call } from "./handler.ts"
import type { Argument, Option } from "./model.ts"
import { decode } from "./value/decode.ts"

/** What somebody said and where, before decoding. */
export interface Said {
  readonly source: "given" | "env" | "config"
  readonly texts: ReadonlyArray<string>
}

/** One argument or option with its value; undefined where it has none. */
export interface Found {
  readonly parameter: Argument | Option
  readonly source: Said["source"] | "default"
  readonly value: unknown
}

/** Reads a value of a canonical command line; see `cli/canonical.ts`. */
export const given = (json: string): Said => ({ source: "given", texts: [JSON.parse(json)].flat() })

/** Decodes what was said, or the default; fails with the reason. */
export const found = (parameter: Argument | Option, said: Maybe.Option<Said>): Effect.Effect<Found, string> => {
  const { source, texts } = Maybe.getOrElse(said, () => ({ source: "default" as const, texts: defaults(parameter) }))
  return Effect.map(
    Effect.forEach(texts, (text) => decoded(parameter, text)),
    (values) => ({ parameter, source, value: parameter.multiple ? values : values[0] })
  )
}

/** The handler's input, and what it is told beside it. */
export const gather = (all: ReadonlyArray<Found>): { readonly input: object; readonly call: Call<object> } => ({
  input: keyed(all),
  call: { given: keyed(all.filter(({ source }) => source === "given")) }
})

const defaults = ({ value, default: fallback }: Argument | Option): ReadonlyArray<string> =>
  fallback === undefined ? (value.type === "boolean" ? ["false"] : []) : [fallback].flat()

const decoded = (parameter: Argument | Option, text: string) => {
  const result = decode(parameter.value, text)
  return "value" in result ? Effect.succeed(result.value) : Effect.fail(`${parameter.name}: ${result.reason}`)
}

const keyed = (some: ReadonlyArray<Found>): object =>
  Object.fromEntries(
    some.filter(({ value }) => value !== undefined).map(({ parameter, value }) => [parameter.key, value])
  )
