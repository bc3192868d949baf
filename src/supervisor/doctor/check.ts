/** What the doctor says of one thing. */
import type { Effect } from "effect/Effect"
import { explain } from "../../platform/complaint.ts"

export interface Check {
  readonly name: string
  /** A problem keeps a server from starting or from being used; a warning does not. */
  readonly verdict: "ok" | "warning" | "problem"
  readonly message: string
  /** What to do. */
  readonly advice?: string | undefined
  /** Mends it, without harm to a live server or to what is another's. */
  readonly repair?: Effect<void, unknown> | undefined
}

type Rest = Pick<Check, "advice" | "repair">

export const ok = (name: string, message: string): Check => ({ name, verdict: "ok", message })

export const warning = (name: string, message: string, rest: Rest = {}): Check => ({
  name,
  verdict: "warning",
  message,
  ...rest
})

export const problem = (name: string, message: string, rest: Rest = {}): Check => ({
  name,
  verdict: "problem",
  message,
  ...rest
})

/** What keeps `path` from being used: an errno, or a `Refused`. */
export const refused = (name: string, path: string, error: unknown, repair?: Check["repair"]): Check => {
  const { reason, advice } = explain(error, path)
  return problem(name, `${path}: ${reason}`, { advice, repair })
}
