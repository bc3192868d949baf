/** The system's table of processes: /proc on Linux, `ps` on macOS. */
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"

export interface Row {
  readonly pid: number
  readonly parent: number
  /** The process that leads its session; on macOS, where `ps` does not tell, its group. */
  readonly session: number
  /** Dead, and only waiting for its parent to look. */
  readonly zombie: boolean
  /** In clock ticks since boot; on macOS the date as `ps` prints it in UTC. */
  readonly start: string
}

const darwin = process.platform === "darwin"

/** The row of one process; undefined where there is none. */
export const row = (pid: number): Row | undefined => (darwin ? listed(["-p", String(pid)])[0] : parsed(pid))

/** Every process that this user may see. */
export const rows = (): ReadonlyArray<Row> =>
  darwin
    ? listed(["-A"])
    : readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => parsed(Number(name)) ?? [])

/** What `program` prints, in words that do not depend on the user's language; empty where it fails. */
export const ask = (program: string, args: ReadonlyArray<string>): string => {
  try {
    return execFileSync(program, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 2000,
      maxBuffer: 1 << 26,
      env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" }
    })
  } catch {
    return ""
  }
}

/** What a file of the system's says; empty where there is none, or we may not read it. */
export const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return ""
  }
}

/** The name of a user; undefined where the system has none for that number. */
export const username = (uid: string): string | undefined =>
  darwin
    ? ask("id", ["-un", uid]).trim() || undefined
    : read("/etc/passwd")
        .split("\n")
        .map((line) => line.split(":"))
        .find((fields) => fields[2] === uid)?.[0]

const parsed = (pid: number): Row | undefined => {
  const stat = read(`/proc/${pid}/stat`)
  // The title stands in brackets and may hold brackets, blanks and newlines itself: only the last one closes it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  const [state = "", parent = "", , session = ""] = fields
  const start = fields[19]
  if (start === undefined) return undefined
  return { pid, parent: Number(parent), session: Number(session), zombie: /[ZXx]/.test(state), start }
}

const listed = (which: ReadonlyArray<string>): ReadonlyArray<Row> =>
  ask("ps", [...which, "-o", "pid=,ppid=,pgid=,state=,lstart="])
    .split("\n")
    .flatMap((line) => {
      const [, pid, parent, session, state = "", start = ""] =
        /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.+?)\s*$/.exec(line) ?? []
      return pid === undefined
        ? []
        : [{ pid: Number(pid), parent: Number(parent), session: Number(session), zombie: state.startsWith("Z"), start }]
    })
