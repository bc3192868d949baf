/** How this machine stands with the server that it is connected to. */
import * as Effect from "effect/Effect"
import type { Environment } from "../platform/home.ts"
import type { Cause } from "./cause.ts"
import { type Greeting, greet } from "./greet.ts"
import { type Chosen, choose, type Misled } from "./target.ts"

export type State =
  | { readonly state: "not-connected" }
  /** Where the record or the environment cannot be used, nobody was asked, and `target` is absent. */
  | { readonly state: "out-of-reach"; readonly target?: Chosen; readonly cause: Cause }
  | { readonly state: "connected"; readonly target: Chosen; readonly greeting: Greeting }

/** How long the server may take to answer, in milliseconds. */
const PATIENCE = 1400

/** Within two seconds, even where the server hangs. */
export const stateOf = (env: Environment): Effect.Effect<State> =>
  choose(env).pipe(
    Effect.flatMap((target) => {
      if (target === undefined) return Effect.succeed<State>({ state: "not-connected" })
      return "problem" in target ? Effect.succeed(misled(target)) : asked(target)
    }),
    Effect.catchTag("PathError", ({ message, advice }) =>
      Effect.succeed(lost({ problem: "unusable-record", reason: message, ...(advice !== undefined && { advice }) }))
    )
  )

const asked = (target: Chosen): Effect.Effect<State> =>
  Effect.match(greet(target, PATIENCE), {
    onSuccess: (greeting): State => ({ state: "connected", target, greeting }),
    onFailure: ({ cause }): State => ({ state: "out-of-reach", target, cause })
  })

const misled = ({ problem: reason, ...more }: Misled): State =>
  lost({ problem: "unusable-environment", reason, ...more })

const lost = (cause: Cause): State => ({ state: "out-of-reach", cause })
