/** What the system knows about other processes: which one a PID is, what it holds, what belongs to it. */
import { readdirSync, statSync } from "node:fs"
import { hostname, uptime } from "node:os"
import type { Identity } from "../contract/record.ts"
import { printable } from "./printable.ts"
import { ask, read, row, rows, username } from "./table.ts"

const darwin = process.platform === "darwin"

/** Who `pid` is now; undefined where nobody is, or only a zombie. */
export const identity = (pid: number): Identity | undefined => {
  const found = row(pid)
  return found === undefined || found.zombie
    ? undefined
    : { pid, start: found.start, boot: boot(), hostname: hostname() }
}

/** Who this process is. */
export const self = (): Identity => {
  const me = identity(process.pid)
  if (me === undefined) throw new Error("this process is not in the system's list of processes")
  return me
}

/** Whether that very process still runs, on this host and since this boot. */
export const alive = (of: Identity): boolean => {
  const now = identity(of.pid)
  return now !== undefined && now.start === of.start && now.boot === of.boot && now.hostname === of.hostname
}

/** How long it has lived, in seconds, whatever happened to the clock on the wall; undefined where the system does not tell. */
export const age = (of: Identity): number | undefined => {
  // The kernel counts in hundredths of a second, and in no other unit for programs.
  return darwin || !alive(of) ? undefined : uptime() - Number(of.start) / 100
}

/** Whether one of the process's descriptors is that file, whatever its name is now; undefined where we may not look. */
export const holds = (pid: number, file: { readonly dev: number; readonly ino: number }): boolean | undefined =>
  darwin ? listsOpen(pid, file) : hasOpen(pid, file)

/**
 * `pid`, the processes of the session it leads, and all descendants of these, parents first. Never
 * init, this process or one that it descends from, so that the list can be signalled as it is.
 */
export const tree = (pid: number): ReadonlyArray<number> => {
  const living = rows().filter((one) => !one.zombie)
  const members = new Set(living.filter((one) => one.pid === pid).map((one) => one.pid))
  // A session outlives its leader, and its number is not given away before it is empty.
  for (const one of living) if (one.session === pid) members.add(one.pid)
  // A set's loop reaches what is added on the way.
  for (const member of members) for (const one of living) if (one.parent === member) members.add(one.pid)
  const own = ancestry(living)
  return [...members].filter((member) => member > 1 && !own.has(member))
}

/** Whom the process belongs to; the name is undefined for a user that the system has no name for. */
export const owner = (pid: number): { readonly uid: number; readonly name: string | undefined } | undefined => {
  const uid = darwin
    ? /\d+/.exec(ask("ps", ["-p", String(pid), "-o", "uid="]))?.[0]
    : /^Uid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]
  return uid === undefined ? undefined : { uid: Number(uid), name: username(uid) }
}

/** Its command line in one printable line of at most 80 characters; undefined where there is no such process. */
export const command = (pid: number): string | undefined => {
  const words = darwin
    ? ask("ps", ["-p", String(pid), "-ww", "-o", "command="])
    : read(`/proc/${pid}/cmdline`) || read(`/proc/${pid}/comm`)
  const line = printable(
    words
      .replaceAll("\0", " ")
      .trim()
      .replaceAll(/[\t\n]/g, " ")
  )
  return line === "" ? undefined : line.length > 80 ? `${line.slice(0, 79)}…` : line
}

const boot = (): string =>
  (darwin ? ask("sysctl", ["-n", "kern.bootsessionuuid"]) : read("/proc/sys/kernel/random/boot_id")).trim()

const hasOpen = (pid: number, file: { readonly dev: number; readonly ino: number }): boolean | undefined => {
  let hidden = false
  const same = (path: string): boolean => {
    try {
      const found = statSync(path)
      return found.ino === file.ino && found.dev === file.dev
    } catch (error) {
      hidden ||= refused(error)
      return false
    }
  }
  try {
    if (readdirSync(`/proc/${pid}/fd`).some((name) => same(`/proc/${pid}/fd/${name}`))) return true
  } catch (error) {
    hidden = refused(error)
  }
  return hidden ? undefined : false
}

const refused = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "EACCES" || error.code === "EPERM")

const listsOpen = (pid: number, file: { readonly dev: number; readonly ino: number }): boolean | undefined => {
  const listing = ask("lsof", ["-nP", "-p", String(pid), "-FfDi"])
  if (listing === "") return row(pid) === undefined ? false : undefined
  return listing
    .split("\nf")
    .some(
      (entry) => Number(/^D(.+)$/m.exec(entry)?.[1]) === file.dev && /^i(.+)$/m.exec(entry)?.[1] === String(file.ino)
    )
}

const ancestry = (living: ReadonlyArray<{ readonly pid: number; readonly parent: number }>): ReadonlySet<number> => {
  const parents = new Map(living.map((one) => [one.pid, one.parent]))
  const line = new Set<number>()
  for (let pid: number | undefined = process.pid; pid !== undefined && pid > 0; pid = parents.get(pid)) line.add(pid)
  return line
}
