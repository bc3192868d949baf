/** What a server holds while it has nothing to do. */
import { readFileSync } from "node:fs"
import { setTimeout } from "node:timers/promises"
import { bare, serve } from "./cases.ts"
import { quantile } from "./measure.ts"

/** Medians, in megabytes; pages shared with other processes count in part in the second. */
export interface Memory {
  readonly agents: Held
  readonly bare: Held
}

export interface Held {
  readonly rss: number
  readonly pss: number
}

const SETTLED_MS = 5000
const SERVERS = 3

/** Undefined where the system does not tell: only Linux does. */
export const memory = async (): Promise<Memory | undefined> => {
  if (process.platform !== "linux") return undefined
  const daemons = Array.from({ length: SERVERS }, () => serve().pid)
  const bares = Array.from({ length: SERVERS }, bare)
  await setTimeout(SETTLED_MS)
  return { agents: median(daemons), bare: median(bares) }
}

const median = (pids: ReadonlyArray<number>): Held => ({
  rss: quantile(
    pids.map((pid) => megabytes(pid, "Rss")),
    0.5
  ),
  pss: quantile(
    pids.map((pid) => megabytes(pid, "Pss")),
    0.5
  )
})

const megabytes = (pid: number, field: string): number => {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))
  return Number(line?.[1]) / 1024
}
