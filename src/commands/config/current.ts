/** The configuration as it is now, for commands that show it. */
import * as Effect from "effect/Effect"
import { configuration } from "../../config/load.ts"
import { InvalidConfig, PathError } from "../../generated/errors.ts"
import type { Configuration } from "../../manifest/configuration.ts"
import type { Model } from "../../manifest/model.ts"

export const current = (model: Model): Effect.Effect<Configuration, InvalidConfig | PathError> =>
  Effect.suspend((): Effect.Effect<Configuration, InvalidConfig | PathError> => {
    const found = configuration(model, process.env)
    const { failure } = found
    if (failure === undefined) return Effect.succeed(found)
    return failure.tag === "PathError" ? new PathError(failure.fields) : new InvalidConfig(failure.fields)
  })
