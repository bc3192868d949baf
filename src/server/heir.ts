/**
 * A server of one process that ends by an exception, or whose loop is blocked, has an heir: a process that gets its
 * lock and its socket, so that nobody is refused in between. What only a service manager can mend is a SIGKILL of
 * the daemon.
 */
import { spawn } from "node:child_process"
import { rmSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { Settings } from "../contract/settings.ts"
import { directoryOf } from "../launch/settle.ts"
import { replace } from "../platform/files.ts"
import { self } from "../platform/proc.ts"
import * as Record from "../platform/record.ts"
import type { Hold } from "./hold.ts"
import { following, NONE, type Past } from "./past.ts"
import { beat, still } from "./pulse.ts"
import { type Succession, watch } from "./watchdog.ts"

export interface Will {
  readonly settings: Settings
  readonly env: Readonly<globalThis.Record<string, string>>
  readonly socket: number
  readonly hold: Hold
  readonly past: Past
  /** Whether its end was asked for. */
  readonly wanted: () => boolean
}

/** Until the scope closes, an end of this process that nobody asked for spawns its heir, if it is the server by then. */
export const bequeath = (will: Will): Effect.Effect<void, never, Scope> => {
  const { past, wanted } = will
  // At the very end one can still spawn, and whatever state the process was in is gone.
  const onExit = (code: number) => {
    const { argv, options, lock } = successionOf(will)
    const record = Record.readFrom(lock)
    if (wanted() || record?.phase !== "running" || record.holder.pid !== process.pid) return
    const next = JSON.stringify(following(past, performance.now(), `exit code ${code}`))
    spawn(process.execPath, [...argv, next], options)
  }
  return Effect.acquireRelease(
    Effect.sync(() => void process.on("exit", onExit)),
    () => Effect.sync(() => void process.off("exit", onExit))
  )
}

/** The same for a loop that is blocked, where that was asked for: the thread that looks costs 9 MB. */
export const outlive = (will: Will): Effect.Effect<void> =>
  Effect.sync(() => {
    const { workerTimeout: timeout = 0 } = will.settings
    if (timeout === 0) return
    const pulse = still()
    beat(pulse)
    watch({ pulse, timeout, succession: successionOf(will) })
  })

const successionOf = ({ settings, env, socket, hold, past }: Will): Succession => ({
  argv: [join(import.meta.dirname, "daemon.cjs"), settings.pidFile],
  options: {
    cwd: directoryOf(settings),
    env,
    detached: true,
    stdio: ["ignore", 1, 2, "ignore", socket, hold.fd(), socket]
  },
  lock: hold.fd(),
  past
})

/** The settings and the past of an heir, which is the server from this moment on; none where there is nothing to inherit. */
export const inherit = (
  lock: number,
  argument: string
): { readonly settings: Settings; readonly past: Past } | undefined => {
  const record = Record.readFrom(lock)
  if (record?.phase !== "running") return undefined
  Record.write(lock, { ...record, holder: self() })
  try {
    replace(record.settings.pidFile, `${process.pid}\n`)
  } catch {
    // On a full disk one can still delete, and a PID file that is missing comes back.
    rmSync(record.settings.pidFile, { force: true })
  }
  return { settings: record.settings, past: { ...NONE, ...JSON.parse(argument) } }
}
