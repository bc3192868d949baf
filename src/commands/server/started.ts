/** What `start` and `restart` print of a server. */
import type { Outcome } from "../../manifest/handler.ts"
import type { Started } from "../../supervisor/start.ts"

export const described = ({ pid, settings }: Started): Outcome => {
  const { url, pidFile, logFile, host, port, workers, startedAt } = settings
  return {
    text: `${url}  PID ${pid}`,
    json: { url, pid, pidFile, logFile, host, port, workers, startedAt }
  }
}
