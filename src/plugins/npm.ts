/** Runs the user's own `npm` on one package, in a process group that ends with whoever waits for it. */
import { type ChildProcess, spawn } from "node:child_process"
import { accessSync, constants, statSync } from "node:fs"
import { delimiter, dirname, isAbsolute, join } from "node:path"
import type { Readable } from "node:stream"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { clean } from "../platform/environment.ts"

/** How npm ended: the JSON that it prints, and what it says to people. */
export interface Ended {
  readonly sound: boolean
  readonly stdout: string
  readonly stderr: string
}

/** The `npm` on the PATH, or else the one beside this Node; undefined where there is none. */
export const findNpm = (): string | undefined =>
  [...(process.env.PATH ?? "").split(delimiter).filter(isAbsolute), dirname(process.execPath)]
    .map((directory) => join(directory, "npm"))
    .find(isProgram)

/**
 * Installs what `spec` names below `directory`, and runs nothing of it. Fails with what the system said where
 * npm cannot be started; an interruption ends npm first, and whatever it started.
 */
export const install = (npm: string, spec: string, directory: string): Effect.Effect<Ended, Error> =>
  Effect.flatMap(Deferred.make<void>(), (closed) =>
    Effect.async<Ended, Error>((resume) => {
      const child = privately(() => start(npm, spec, directory))
      const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
      child.once("error", (error) => resume(Effect.fail(error)))
      child.once("close", (code) => {
        Deferred.unsafeDone(closed, Effect.void)
        resume(Effect.succeed({ sound: code === 0, stdout: stdout(), stderr: stderr() }))
      })
      return end(child, closed)
    })
  )

const start = (npm: string, spec: string, directory: string) =>
  spawn(npm, [...ARGUMENTS, `--prefix=${directory}`, "--", spec], {
    cwd: directory,
    env: environment(),
    // A group of its own, which can be ended as a whole, and without a terminal to ask questions on.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  })

/** What is said here holds, whatever the user's configuration says of it. */
const ARGUMENTS = [
  "install",
  "--location=project",
  "--global=false",
  "--no-workspaces",
  "--save-prod",
  "--install-links",
  "--ignore-scripts",
  "--omit=dev",
  "--no-dry-run",
  "--no-package-lock-only",
  "--no-audit",
  "--no-fund",
  "--no-update-notifier",
  "--loglevel=error",
  "--json"
]

/** Set by an `npm run` around this process: about its package, or where that one wanted its installations. */
const ENCLOSING =
  /^npm_(lifecycle_|package_|command$|config_(prefix|local_prefix|global_prefix|workspaces?|include_workspace_root|save_\w+)$)/i

const environment = (): Record<string, string> => {
  const kept = Object.entries(clean(process.env)).filter(([name]) => !ENCLOSING.test(name))
  // npm is a script for whichever `node` is found.
  const path = [process.env.PATH, dirname(process.execPath)].filter(Boolean).join(delimiter)
  return { ...Object.fromEntries(kept), PATH: path }
}

/** Nobody else may write to what it makes, whatever the user's mask is. */
const privately = <A>(action: () => A): A => {
  const mask = process.umask()
  process.umask(mask | 0o022)
  try {
    return action()
  } finally {
    process.umask(mask)
  }
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

const collect = (stream: Readable): (() => string) => {
  let text = ""
  stream.setEncoding("utf8").on("data", (part: string) => {
    text += part
  })
  return () => text
}

/** How long npm has to leave by itself. */
const GRACE = "2 seconds"

const end = ({ pid }: ChildProcess, closed: Deferred.Deferred<void>): Effect.Effect<void> => {
  if (pid === undefined) return Effect.void
  return signal(pid, "SIGTERM").pipe(
    // A finalizer is uninterruptible, and so would be the wait that is to be cut short.
    Effect.andThen(Deferred.await(closed).pipe(Effect.interruptible, Effect.timeoutOption(GRACE))),
    Effect.andThen(signal(pid, "SIGKILL")),
    Effect.andThen(Deferred.await(closed))
  )
}

const signal = (group: number, name: NodeJS.Signals): Effect.Effect<void> =>
  Effect.sync(() => {
    try {
      process.kill(-group, name)
    } catch {
      // All of it is gone by now.
    }
  })
