/** Where clients of the server that runs here find it. */
import * as Effect from "effect/Effect"
import { NotPermitted, NotRunning } from "../generated/errors.ts"
import type { Home } from "./home.ts"
import { inspect } from "./inspect.ts"

/** Its URL. */
export const locate = (home: Home): Effect.Effect<string, NotRunning | NotPermitted> =>
  Effect.flatMap(inspect(home), (finding): Effect.Effect<string, NotRunning | NotPermitted> => {
    const { pidFile } = home
    switch (finding.kind) {
      case "server":
        return Effect.succeed(finding.record.settings.url)
      case "elsewhere":
        return new NotRunning({ pidFile, host: finding.record.holder.hostname })
      case "starting":
        return new NotRunning({ pidFile, reason: "one is being started" })
      case "none":
        return new NotRunning({ pidFile })
      case "forbidden":
        return new NotPermitted({ owner: finding.owner })
    }
  })
