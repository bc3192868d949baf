/** `agents server doctor`: what is wrong with a server and what it needs, and what can safely be mended. */
import * as Effect from "effect/Effect"
import type { Home } from "../home.ts"
import { inspect } from "../inspect.ts"
import { addressed } from "./address.ts"
import type { Check } from "./check.ts"
import { directories } from "./directory.ts"
import { surroundings } from "./environment.ts"
import { files } from "./file.ts"
import { leftovers } from "./leftover.ts"
import { presence } from "./presence.ts"

/** Where a server would listen, if none runs. */
export interface Wanted {
  readonly host: string
  readonly port: number
}

/** A check, and what came of mending it. */
export interface Examined extends Check {
  readonly repaired: boolean
}

/** Looks at everything, and mends what it can where `fix` is set. A live server and what is another's stay as they are. */
export const diagnose = (home: Home, wanted: Wanted, fix: boolean): Effect.Effect<ReadonlyArray<Examined>> =>
  Effect.gen(function* () {
    const finding = yield* inspect(home)
    const checks = [
      ...(yield* presence(home, finding)),
      ...directories(home),
      ...files(home, finding),
      ...(yield* addressed(finding, wanted)),
      ...leftovers(home, finding),
      ...surroundings(process.env)
    ]
    return yield* Effect.forEach(checks, (check) =>
      fix && check.repair !== undefined ? mend(check, check.repair) : Effect.succeed({ ...check, repaired: false })
    )
  })

const mend = (check: Check, repair: Effect.Effect<void, unknown>): Effect.Effect<Examined> =>
  Effect.match(repair, {
    onSuccess: () => ({ ...check, repaired: true }),
    onFailure: () => ({ ...check, repaired: false, message: `${check.message}; that could not be mended` })
  })
