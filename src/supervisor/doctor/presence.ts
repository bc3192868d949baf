/** Whether a server runs, and whether it is well. */
import * as Effect from "effect/Effect"
import { version } from "../../contract/version.ts"
import { peek } from "../../platform/files.ts"
import { command, identity } from "../../platform/proc.ts"
import type { Home } from "../home.ts"
import type { Finding } from "../inspect.ts"
import { type State, type Status, status } from "../status.ts"
import { tidy } from "../tidy.ts"
import { type Check, ok, problem, warning } from "./check.ts"

export const presence = (home: Home, finding: Finding): Effect.Effect<ReadonlyArray<Check>> =>
  status(home).pipe(
    Effect.map(({ lost = [], ...found }) => [
      judge(home, found),
      ...(found.record !== undefined && finding.kind !== "none" ? [versions(found.record.version)] : []),
      ...lost.map((what) =>
        warning(what, "deleted or replaced while the server runs", {
          advice: "what is missing comes back in a moment; delete what stands in its place"
        })
      )
    ]),
    Effect.catchTag("NotPermitted", ({ message, hint }) =>
      Effect.succeed([problem("server", message, { advice: hint })])
    )
  )

const judge = (home: Home, { state, reason, record }: Status): Check => {
  if (state === "stale") return stale(home, record !== undefined)
  const where = record === undefined ? "" : ` at ${record.settings.url} (PID ${record.holder.pid})`
  const message = `${state}${where}${reason === undefined ? "" : `: ${reason}`}`
  const [verdict, advice] = verdicts[state]
  return { name: "server", verdict, message, advice }
}

const verdicts: Record<Exclude<State, "stale">, readonly [verdict: Check["verdict"], advice?: string]> = {
  running: ["ok"],
  stopped: ["ok"],
  starting: ["warning", "wait for it, or stop it with: agents server stop"],
  stopping: ["warning", "it finishes its requests; watch it with: agents server logs --follow"],
  degraded: ["warning", "see why its workers end: agents server logs"],
  unhealthy: ["problem", "see why: agents server logs; then: agents server restart"],
  unresponsive: ["problem", "end it with: agents server stop"]
}

/** A number that somebody else has now, and what is no number, may be somebody's: it stays, and stops no start. */
const stale = (home: Home, isKnown: boolean): Check => {
  const content = peek(home.pidFile, 64)?.trim() ?? ""
  const pid = /^\d{1,10}$/.test(content) ? Number(content) : undefined
  const repair = tidy(home, (left) => identity(left) === undefined)
  if (isKnown || (pid !== undefined && identity(pid) === undefined))
    return problem("server", "stale: the server that wrote these files is gone", {
      advice: "start one, or clear up with: agents server doctor --fix",
      repair
    })
  const holds = pid === undefined ? "no number" : `the number of another program, ${command(pid)}`
  return warning("server", `stopped; its PID file holds ${holds}`, {
    advice: `it stops no start; remove it with: rm '${home.pidFile}'`
  })
}

const versions = (running: string): Check =>
  running === version
    ? ok("version", version)
    : warning("version", `the server is ${running}, this command ${version}`, {
        advice: "agents server restart brings it"
      })
