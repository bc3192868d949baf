/** Finds a setting by the key that the user gives. */
import * as Effect from "effect/Effect"
import { UsageError } from "../../generated/errors.ts"
import { model as program } from "../../generated/model.ts"
import type { Model, Option } from "../../manifest/model.ts"
import { nearest } from "../../manifest/nearest.ts"
import { settingsOf } from "../../manifest/setting.ts"
import { quote } from "../../manifest/value/quote.ts"
import { extend } from "../../plugins/extend.ts"

/** The program with its plugins, whose options can be set too. */
export const everyone: Effect.Effect<Model> = Effect.sync(() => extend(program, process.env).model)

export const known = (model: Model, key: string): Effect.Effect<Option, UsageError> => {
  const settings = settingsOf(model)
  const option = settings.get(key)
  return option === undefined ? unknown(key, [...settings.keys()]) : Effect.succeed(option)
}

const unknown = (key: string, keys: ReadonlyArray<string>): UsageError => {
  // The last part alone, as `port` for `server.port`, is what people try first.
  const word = keys.find((known) => known.endsWith(`.${key}`)) ?? nearest(key, keys)
  const guess = word === undefined ? "" : `; did you mean '${word}'?`
  return new UsageError({
    problem: `there is no setting ${quote(key)}${guess}`,
    advice: "see all of them with: agents config list"
  })
}
