/** The options of a server as its commands take them, made whole: paths are absolute, and the directory is there. */
import * as Effect from "effect/Effect"
import type { Options } from "../../contract/settings.ts"
import { AppFailed } from "../../generated/errors.ts"
import { Serving } from "../../plugins/serving.ts"
import type { Home } from "../../supervisor/home.ts"

export interface Taken {
  readonly host: string
  readonly port: number
  readonly workers: number
  readonly workerTimeout?: number
  readonly logLevel: Options["logLevel"]
  readonly app?: string
  readonly logMaxSize?: number
  readonly logKeep?: number
}

/** Fails only where an app cannot be found because the caller's directory is gone. */
export const whole = (
  home: Home,
  { host, port, workers, workerTimeout, logLevel, app, logMaxSize, logKeep }: Taken
): Effect.Effect<Options, AppFailed> =>
  Effect.zipWith(directory(app), Serving, (cwd, plugins) => ({
    host,
    port,
    workers,
    ...(workerTimeout !== undefined && { workerTimeout }),
    logLevel,
    ...(app !== undefined && { app }),
    plugins,
    cwd,
    pidFile: home.pidFile,
    logFile: home.logFile,
    ...(logMaxSize !== undefined && { logMaxSize }),
    ...(logKeep !== undefined && { logKeep })
  }))

/** The caller's directory; it may have been deleted, which matters to an app alone. */
const directory = (app: string | undefined): Effect.Effect<string, AppFailed> =>
  Effect.try(() => process.cwd()).pipe(
    Effect.catchAll(() =>
      app === undefined
        ? Effect.succeed("/")
        : Effect.fail(
            new AppFailed({
              app,
              reason: "the working directory was deleted",
              advice: "call it from a directory that exists"
            })
          )
    )
  )
