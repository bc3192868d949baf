/** A restart from inside: the running server raises its successor on its own lock and socket. */
import * as Effect from "effect/Effect"
import type { Options, Settings } from "../contract/settings.ts"
import * as Certificate from "../launch/certificate.ts"
import { within } from "../launch/deadline.ts"
import type { LaunchError } from "../launch/failure.ts"
import { raise } from "../launch/raise.ts"
import { optionsIn, settle } from "../launch/settle.ts"
import * as Tail from "../launch/tail.ts"
import * as Socket from "../platform/socket.ts"

export interface Estate {
  readonly settings: Settings
  readonly lock: number
  /** The listening socket; this process never hands it to Node, which would close it. */
  readonly socket: number
  /** As it was before an app could change it. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * The PID of a successor that is proven healthy and has taken over. `given` replaces the options that the
 * server has; where that is another address, it is bound first. `timeout` is in milliseconds. When this
 * fails or is interrupted, nothing of the successor is left.
 */
export const succeed = (
  { settings, lock, socket, env }: Estate,
  given: Partial<Options>,
  timeout: number
): Effect.Effect<number, LaunchError> => {
  const { logFile, ...options } = { ...optionsIn(settings), ...given }
  // A foreground server belongs to its terminal or its service manager, which would take its end for a crash.
  if (logFile === undefined) return Effect.dieMessage("a server in the foreground has no successor")
  const stays = options.host === settings.host && options.port === settings.port
  return Effect.gen(function* () {
    const pair = yield* Certificate.load(options)
    const tail = yield* Tail.open(logFile)
    const { fd, port, letGo } = stays
      ? { fd: socket, port: settings.port, letGo: Effect.void }
      : yield* Socket.bind(options.host, options.port)
    return yield* raise({
      settings: settle({ ...options, logFile }, port, { pair, lineage: settings.lineage }),
      pair,
      env,
      tail,
      lock,
      socket: fd,
      alone: !stays,
      born: () => letGo
    })
  }).pipe(Effect.scoped, within(timeout, logFile))
}
