/** What a command is waiting for, told to whoever watches; by default nobody does. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

export interface Watcher {
  readonly step: (waitingFor: string) => Effect.Effect<void>
}

export class Progress extends Context.Reference<Progress>()("launch/progress", {
  defaultValue: (): Watcher => ({ step: () => Effect.void })
}) {}

/** Says what comes next: `waiting for health`. */
export const step = (waitingFor: string): Effect.Effect<void> =>
  Effect.flatMap(Progress, (watcher) => watcher.step(waitingFor))
