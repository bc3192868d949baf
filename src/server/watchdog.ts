/** Ends a worker whose primary has died. */
import { join } from "node:path"
import { Worker } from "node:worker_threads"

/**
 * Kills this process soon after `primary` is no longer its parent. Their channel says so too, but a worker
 * that spins never hears it, and would hold the port for ever: so a thread of its own keeps looking.
 */
export function watch(primary: number): void {
  const thread = new Worker(join(import.meta.dirname, "watchdog.cjs"), {
    workerData: primary,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 }
  })
  thread.unref()
}
