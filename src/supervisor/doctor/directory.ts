/** The directories that a server writes to. */
import * as fs from "node:fs"
import { dirname } from "node:path"
import * as Effect from "effect/Effect"
import { refuseLooseDirectory } from "../../platform/refusal.ts"
import type { Home } from "../home.ts"
import { type Check, ok, problem, refused, warning } from "./check.ts"

export const directories = ({ pidFile, logFile }: Home): ReadonlyArray<Check> =>
  [...new Set([dirname(pidFile), dirname(logFile)])].map(examine)

const NAME = "directory"

const examine = (path: string): Check => {
  try {
    // A start makes it; what is above it must let it.
    if (!fs.existsSync(path)) return above(dirname(path), path)
    refuseLooseDirectory(path)
    fs.accessSync(path, fs.constants.W_OK | fs.constants.X_OK)
    return room(path)
  } catch (error) {
    return refused(NAME, path, error, tightened(path))
  }
}

const above = (directory: string, path: string): Check => {
  if (!fs.existsSync(directory)) return above(dirname(directory), path)
  fs.accessSync(directory, fs.constants.W_OK | fs.constants.X_OK)
  return ok(NAME, `${path} is not there yet; a start makes it`)
}

/** Below it a log or a PID file may not find its place, in bytes. */
const LITTLE = 16 * 1024 * 1024

const room = (path: string): Check => {
  const { bavail, bsize } = fs.statfsSync(path)
  const advice = `make room; see what is full: df -h '${path}'`
  if (bavail === 0) return problem(NAME, `${path}: no space is left on its device`, { advice })
  return bavail * bsize < LITTLE
    ? warning(NAME, `${path}: hardly any space is left on its device`, { advice })
    : ok(NAME, path)
}

/** One of our own that others may write to is closed to them. */
const tightened = (path: string): Check["repair"] => {
  const stat = fs.statSync(path, { throwIfNoEntry: false })
  return stat?.isDirectory() && stat.uid === process.geteuid?.() && (stat.mode & 0o1002) === 0o002
    ? Effect.try(() => fs.chmodSync(path, stat.mode & 0o7775))
    : undefined
}
