/** The files of a server: what stands there, whose it is, and who may read it. */
import * as fs from "node:fs"
import * as Effect from "effect/Effect"
import { peek } from "../../platform/files.ts"
import { refuseForeign } from "../../platform/refusal.ts"
import type { Home } from "../home.ts"
import type { Finding } from "../inspect.ts"
import { tidy } from "../tidy.ts"
import { type Check, ok, refused, warning } from "./check.ts"

export const files = (home: Home, finding: Finding): ReadonlyArray<Check> => {
  const logFile = finding.kind === "server" ? finding.record.settings.logFile : home.logFile
  return [
    ...examine("PID file", home.pidFile, () => ok("PID file", home.pidFile)),
    ...examine("lock file", home.lockFile, () => lock(home, finding)),
    ...(logFile === undefined ? [] : examine("log", logFile, (stat) => log(logFile, stat)))
  ]
}

const examine = (name: string, path: string, further: (stat: fs.Stats) => Check): ReadonlyArray<Check> => {
  try {
    const stat = fs.lstatSync(path, { throwIfNoEntry: false })
    if (stat === undefined) return [ok(name, `${path} is not there`)]
    refuseForeign(stat)
    fs.accessSync(path, fs.constants.R_OK | fs.constants.W_OK)
    return [further(stat), ...loose(name, path, stat.mode & 0o777)]
  } catch (error) {
    return [refused(name, path, error)]
  }
}

const loose = (name: string, path: string, mode: number): ReadonlyArray<Check> =>
  (mode & 0o077) === 0
    ? []
    : [
        warning(name, `${path} has mode ${mode.toString(8)}: others may look into it`, {
          advice: `chmod 600 '${path}'`,
          // Another repair may have removed it.
          repair: Effect.try(() => (fs.existsSync(path) ? fs.chmodSync(path, 0o600) : undefined))
        })
      ]

const lock = (home: Home, finding: Finding): Check => {
  const { lockFile } = home
  if (finding.kind !== "none") return ok("lock file", `${lockFile} is held`)
  return finding.record === undefined && peek(lockFile, 1) !== ""
    ? warning("lock file", `${lockFile} holds what is no record of a server`, {
        advice: "a start writes over it",
        repair: tidy(home, () => false)
      })
    : ok("lock file", `${lockFile} is free`)
}

/** Larger than any bounded log, in bytes. */
const HUGE = 1024 ** 3

const log = (path: string, { size }: fs.Stats): Check =>
  size > HUGE
    ? warning("log", `${path} has ${(size / HUGE).toFixed(1)} GB`, { advice: "bound it with --log-max-size" })
    : ok("log", path)
