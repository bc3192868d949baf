/** The thread that ends a process whose primary is gone or whose event loop is blocked; see `server/watchdog.ts`. */
import { spawn } from "node:child_process"
import { workerData } from "node:worker_threads"
import { readFrom } from "./platform/record.ts"
import { following } from "./server/past.ts"
import { judge } from "./server/pulse.ts"
import { BLOCKED, blockedFor, type Duty, type Succession } from "./server/watchdog.ts"

/** In milliseconds: how long a worker may hold the port after its primary. */
const INTERVAL = 500

const { pulse, timeout, primary, succession }: Duty = workerData
const isBlocked = judge(pulse, timeout, INTERVAL)
let told = false

setInterval(() => {
  if (primary !== undefined && process.ppid !== primary) return kill("SIGKILL")
  if (!isBlocked()) return
  // An app may have a use for that signal after all, and would not hear it now.
  if (primary !== undefined) kill(told ? "SIGKILL" : BLOCKED)
  else bury(succession)
  told = true
}, INTERVAL)

/** Like the end by an exception in `server/heir.ts`: the heir is there before lock and socket are let go. */
function bury(succession: Succession | undefined): void {
  try {
    if (succession !== undefined && isServer(succession.lock)) {
      const { argv, options, past } = succession
      const next = following(past, process.uptime() * 1000, blockedFor(timeout))
      spawn(process.execPath, [...argv, JSON.stringify(next)], options)
    }
  } finally {
    kill("SIGKILL")
  }
}

/** A server that drains or was succeeded has no heir. */
function isServer(lock: number): boolean {
  const record = readFrom(lock)
  return record?.phase === "running" && record.holder.pid === process.pid
}

function kill(signal: NodeJS.Signals): void {
  process.kill(process.pid, signal)
}
