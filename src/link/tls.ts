/** How a certificate is judged, as the user says it. */
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import type { PathError } from "../generated/errors.ts"
import { attempt } from "../platform/turn.ts"
import type { Tls } from "./link.ts"

/** Fails only where a relative path is given in a directory that was deleted. */
export const tlsOf = (verify: boolean, caFile: string | undefined): Effect.Effect<Tls, PathError> =>
  caFile === undefined
    ? Effect.succeed({ verify })
    : Effect.map(
        attempt(caFile, () => resolve(caFile)),
        (caFile) => ({ verify, caFile })
      )
