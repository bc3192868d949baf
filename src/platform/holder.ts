/** Who listens on a port, so that «in use» can say by whom. */
import { readdirSync, readlinkSync } from "node:fs"
import { isIP } from "node:net"
import { command } from "./proc.ts"
import { ask, read, row } from "./table.ts"

export interface Listener {
  readonly pid: number
  readonly command: string
}

/** How long a look through the open sockets of all processes may take, in milliseconds. */
const PATIENCE = 300

/** The process that keeps others from listening on `host` and `port`; undefined where the system does not tell. */
export const listenerAt = (host: string, port: number): Listener | undefined => {
  const pid = process.platform === "darwin" ? listed(host, port) : found(host, port)
  const title = pid === undefined ? undefined : command(pid)
  return pid === undefined || title === undefined ? undefined : { pid, command: title }
}

/** As a message names it: `PID 123 (nginx: master process)`. */
export const describe = (listener: Listener): string => `PID ${listener.pid} (${listener.command})`

const found = (host: string, port: number): number | undefined => {
  const sockets = new Set(
    ["/proc/net/tcp", "/proc/net/tcp6"]
      .flatMap((path) => listening(path, port))
      .flatMap(({ address, inode }) => (meets(address, host) ? [`socket:[${inode}]`] : []))
  )
  return sockets.size === 0 ? undefined : eldest(holders(sockets))
}

const listening = (path: string, port: number): ReadonlyArray<{ readonly address: string; readonly inode: string }> => {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`
  return read(path)
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = "", , state]) => state === LISTEN && local.endsWith(suffix))
    .map(([, local = "", , , , , , , , inode = ""]) => ({ address: text(local.slice(0, -suffix.length)), inode }))
}

/** TCP_LISTEN of the kernel's net/tcp_states.h. */
const LISTEN = "0A"

/** The kernel prints an address as words of four bytes, each in the machine's own order. */
const text = (hex: string): string => {
  const words = Uint32Array.from(hex.matchAll(/.{8}/g), ([word]) => Number.parseInt(word, 16))
  const bytes = Buffer.from(words.buffer)
  if (bytes.length === 4) return bytes.join(".")
  return canonical(bytes.toString("hex").replaceAll(/(.{4})(?=.)/g, "$1:"))
}

/** One spelling an address; an IPv4 address in IPv6's clothes is the IPv4 address. */
const canonical = (address: string): string => {
  const bare = address.replace(/%.*$/, "").replace(/^\[|\]$/g, "")
  if (isIP(bare) !== 6) return bare
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(short) ?? []
  if (high === undefined || low === undefined) return short
  return [high, low].flatMap((half) => [Number.parseInt(half, 16) >> 8, Number.parseInt(half, 16) & 255]).join(".")
}

/** Whether a listener at `address` is in the way of `host`: a wildcard is in everybody's, and a name may be any address. */
const meets = (address: string, host: string): boolean => {
  const wanted = canonical(host)
  return address === wanted || WILDCARDS.has(address) || WILDCARDS.has(wanted) || isIP(wanted) === 0
}

const WILDCARDS: ReadonlySet<string> = new Set(["0.0.0.0", "::", "*"])

const holders = (sockets: ReadonlySet<string>): ReadonlyArray<number> => {
  const until = performance.now() + PATIENCE
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name))
  return pids
    .filter((pid) => performance.now() < until && links(`/proc/${pid}/fd`).some((link) => sockets.has(link)))
    .map(Number)
}

/** What the process has open; nothing of another user's process, or of one that just ended. */
const links = (directory: string): ReadonlyArray<string> =>
  attempt(() => readdirSync(directory), []).map((name) => attempt(() => readlinkSync(`${directory}/${name}`), ""))

const attempt = <A>(look: () => A, otherwise: A): A => {
  try {
    return look()
  } catch {
    return otherwise
  }
}

/** Workers share their primary's socket: the primary is the one to name. */
const eldest = (pids: ReadonlyArray<number>): number | undefined =>
  pids.find((pid) => !pids.includes(row(pid)?.parent ?? 0))

const listed = (host: string, port: number): number | undefined => {
  const pids = ask("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpn"])
    .split(/^p/m)
    .filter((entry) => [...entry.matchAll(/^n(.*):\d+$/gm)].some(([, address = ""]) => meets(canonical(address), host)))
    .map((entry) => Number.parseInt(entry, 10))
  return eldest(pids)
}
