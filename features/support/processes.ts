/** The processes of a scenario, found by the mark in their environment. */
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { eventually } from "./eventually.ts"

export interface Process {
  readonly pid: number
  readonly parent: number
  readonly group: number
  readonly zombie: boolean
}

/** The PIDs of the living processes that have `mark`, such as `NAME=value`, in their environment. */
export function marked(mark: string): Array<number> {
  if (process.platform !== "linux") return listed(mark)
  return processes()
    .filter(({ pid, zombie }) => !zombie && environment(pid).includes(mark))
    .map(({ pid }) => pid)
}

/** Every process of this machine. */
export function processes(): Array<Process> {
  if (process.platform !== "linux")
    return told(execFileSync("ps", ["-axo", "pid=,ppid=,pgid=,stat="], { encoding: "utf8" }))
  return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? read(Number(name)) : []))
}

/** Whether the process lives; a zombie does not. */
export function alive(pid: number): boolean {
  return processes().some((process) => process.pid === pid && !process.zombie)
}

/** Ends every process that has `mark`: asks first, so that it can write its coverage. */
export async function end(mark: string): Promise<void> {
  for (const signal of ["SIGCONT", "SIGTERM", "SIGKILL"] as const) {
    const left = marked(mark)
    if (left.length === 0) return
    for (const pid of left) send(pid, signal)
    if (signal !== "SIGCONT") await eventually(() => marked(mark).length === 0, 5_000).catch(() => undefined)
  }
}

function read(pid: number): Array<Process> {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    const [state = "", parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return [{ pid, parent: Number(parent), group: Number(group), zombie: /[ZX]/.test(state) }]
  } catch {
    return []
  }
}

function told(lines: string): Array<Process> {
  return lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, group, state = ""]) => ({
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      zombie: state.startsWith("Z")
    }))
}

function environment(pid: number): Array<string> {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0")
  } catch {
    return []
  }
}

function listed(mark: string): Array<number> {
  return execFileSync("ps", ["-axEww", "-o", "pid=,command="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(mark))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => alive(pid))
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended by itself.
  }
}
