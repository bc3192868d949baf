/** The options of a server as its commands take them, made whole: paths are absolute, and the directory is there. */
import { isAbsolute, resolve } from "node:path"
import * as Effect from "effect/Effect"
import type { Auth, Options } from "../../contract/settings.ts"
import { AppFailed, PathError, TlsFailed } from "../../generated/errors.ts"
import { HOMELESS } from "../../platform/home.ts"
import { tokenFile } from "../../platform/tokens.ts"
import { Serving } from "../../plugins/serving.ts"
import type { Home } from "../../supervisor/home.ts"

export interface Taken {
  readonly host: string
  readonly port: number
  readonly workers: number
  readonly workerTimeout?: number
  readonly logLevel: Options["logLevel"]
  readonly app?: string
  readonly auth?: Auth
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly logMaxSize?: number
  readonly logKeep?: number
}

/** Fails where an app or a certificate cannot be found because the caller's directory is gone, or tokens because nobody knows the home. */
export const whole = (home: Home, taken: Taken): Effect.Effect<Options, AppFailed | PathError | TlsFailed> =>
  Effect.gen(function* () {
    const { host, port, workers, workerTimeout, logLevel, app, auth, tlsCert, tlsKey, logMaxSize, logKeep } = taken
    const tokens = tokenFile(process.env)
    if (tokens === undefined && auth === "tokens") return yield* new PathError(HOMELESS)
    return {
      host,
      port,
      workers,
      ...(workerTimeout !== undefined && { workerTimeout }),
      logLevel,
      ...(app !== undefined && { app }),
      ...(auth !== undefined && { auth }),
      ...(tokens !== undefined && { tokenFile: tokens }),
      ...(tlsCert !== undefined && { tlsCert: yield* located(tlsCert) }),
      ...(tlsKey !== undefined && { tlsKey: yield* located(tlsKey) }),
      plugins: yield* Serving,
      cwd: yield* directory(app),
      pidFile: home.pidFile,
      logFile: home.logFile,
      ...(logMaxSize !== undefined && { logMaxSize }),
      ...(logKeep !== undefined && { logKeep })
    }
  })

/** Only a relative path needs the working directory, which may have been deleted. */
const located = (path: string): Effect.Effect<string, TlsFailed> =>
  Effect.try({
    try: () => (isAbsolute(path) ? path : resolve(process.cwd(), path)),
    catch: () =>
      new TlsFailed({ path, reason: "the working directory was deleted", advice: "name it with an absolute path" })
  })

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
