/** The thread of a worker that looks whether the primary still lives; see `server/watchdog.ts`. */
import { workerData } from "node:worker_threads"

/** In milliseconds: how long a worker may hold the port after its primary. */
const INTERVAL = 500

setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL")
}, INTERVAL)
