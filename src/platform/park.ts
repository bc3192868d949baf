/**
 * A listening socket that no event loop of this process accepts on, so that it can be inherited by workers,
 * or be listened on later, and a client that comes before waits. Node accepts wherever it listens; so a
 * thread listens and then stands still, until the scope closes.
 */
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { AddressInUse, AddressUnavailable } from "../generated/errors.ts"
import { refused } from "./socket.ts"

export interface Parked extends Place {
  /** Stops listening before the scope closes. */
  readonly letGo: () => Promise<unknown>
}

interface Place {
  readonly fd: number
  /** The real one, where 0 was asked for. */
  readonly port: number
}

/** What the thread says, once. */
export type Word = Place | { readonly error: { readonly code: string | undefined; readonly message: string } }

export const park = (host: string, port: number): Effect.Effect<Parked, AddressInUse | AddressUnavailable, Scope> =>
  Effect.acquireRelease(
    Effect.async<Parked, AddressInUse | AddressUnavailable>((resume) => {
      const thread = new Worker(join(import.meta.dirname, "park.cjs"), { workerData: { host, port }, execArgv: [] })
      const letGo = () => thread.terminate()
      thread.once("error", (error) => resume(Effect.die(error)))
      thread.once("message", (word: Word) =>
        resume("error" in word ? Effect.fail(refused(word.error, host, port)) : Effect.succeed({ ...word, letGo }))
      )
    }),
    ({ letGo }) => Effect.promise(letGo)
  )
