/** `agents server status`: what runs here, and what this machine is connected to. */
import * as Effect from "effect/Effect"
import { version } from "../../contract/version.ts"
import { stateOf } from "../../link/state.ts"
import type { Handler, Outcome } from "../../manifest/handler.ts"
import { age } from "../../platform/proc.ts"
import { type Home, resolve } from "../../supervisor/home.ts"
import { status as examine, type State, type Status } from "../../supervisor/status.ts"
import { admission, admissionJson } from "./admission.ts"
import { described, shown } from "./linked.ts"

const status: Handler<"server status"> = (input) =>
  Effect.gen(function* () {
    const home = yield* resolve(input)
    const [found, link] = yield* Effect.all([examine(home), stateOf(process.env)], { concurrency: "unbounded" })
    const { text, json } = describe(home, found)
    return {
      text: `${text}\n\nlink: ${shown(link)}`,
      json: { ...json, link: described(link) },
      exitCode: exitCodes[found.state] ?? 1
    }
  })

export default status

const exitCodes: Partial<Record<State, number>> = { running: 0, stopped: 3, stale: 3 }

const describe = (home: Home, { state, reason, record, lost = [], workers = [], ...told }: Status): Outcome => {
  const headline = reason === undefined ? state : `${state}: ${reason}`
  if (record === undefined)
    return { text: `${headline} (PID file ${home.pidFile})`, json: { state, reason, pidFile: home.pidFile } }
  const { url, logFile, host, port, workers: count, startedAt } = record.settings
  const plugins = (record.settings.plugins ?? []).map(({ name, version }) => ({ name, version }))
  const { pid } = record.holder
  // By the system's own clock where it tells: the one on the wall may have been set meanwhile.
  const seconds = age(record.holder) ?? (Date.now() - Date.parse(startedAt)) / 1000
  const uptimeSeconds = Math.max(0, Math.round(seconds))
  const rows = {
    url,
    PID: String(pid),
    workers: [String(count), ...workers.filter((worker) => worker.restarts > 0).map(restarts)].join(", "),
    ...(plugins.length > 0 && { plugins: plugins.map(({ name, version }) => `${name} ${version}`).join(", ") }),
    access: admission(record.settings, told),
    uptime: duration(uptimeSeconds),
    version:
      record.version === version
        ? version
        : `${record.version} (this command is ${version}; agents server restart brings it)`,
    "PID file": home.pidFile,
    log: logFile ?? "stdout of its terminal",
    ...(lost.length > 0 && { lost: `${lost.join(", ")}: deleted or replaced; what is missing comes back in a moment` })
  }
  const table = Object.entries(rows).map(([name, value]) => `  ${name.padEnd(8)}  ${value}`)
  return {
    text: [headline, ...table].join("\n"),
    json: {
      state,
      reason,
      url,
      pid,
      pidFile: home.pidFile,
      logFile,
      host,
      port,
      workers: count,
      ...(plugins.length > 0 && { plugins }),
      ...admissionJson(record.settings, told),
      startedAt,
      uptimeSeconds,
      version: record.version,
      pidFileLost: lost.includes("PID file"),
      lost,
      workerProcesses: workers
    }
  }
}

const restarts = ({ pid, restarts: count, lastExit }: NonNullable<Status["workers"]>[number]): string =>
  `PID ${pid} replaced ${count === 1 ? "once" : `${count} times`} (last: ${lastExit})`

/** `3 d 4 h`, `12 min 5 s`: the two largest units. */
const duration = (seconds: number): string => {
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3_600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"]
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  return first === -1
    ? "0 s"
    : parts
        .slice(first, first + 2)
        .map(([count, unit]) => `${count} ${unit}`)
        .join(" ")
}
