/** A place for one trial: a directory and a port of its own, and nothing of it left behind afterwards. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs"
import { get } from "node:http"
import { createServer, type Server } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

export interface Site {
  readonly directory: string
  readonly port: number
}

/** How a command ended; `code` is undefined where it did not end within the limit. */
export interface Ended {
  readonly code: number | undefined
  readonly text: string
}

const MARK = "AGENTS_COMPARE"

/** Runs `trial` in a fresh place, and ends by their PIDs whatever processes it started. */
export const inSandbox = async <A>(trial: (site: Site) => Promise<A>): Promise<A> => {
  const directory = mkdtempSync(join(tmpdir(), "compare-"))
  try {
    return await trial({ directory, port: await freePort() })
  } finally {
    for (const pid of processes({ directory })) attempt(() => process.kill(pid, "SIGKILL"))
    await sleep(100)
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Runs a shell command of the trial's; what it starts carries the trial's mark. */
export const run = async (site: Site, command: string, limit = 20_000): Promise<Ended> => {
  const child = begin(site, command)
  let text = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += String(chunk)))
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 255)))
  const code = await Promise.race([ended, sleep(limit, undefined, { ref: false })])
  if (code === undefined) attempt(() => process.kill(-(child.pid ?? 0), "SIGKILL"))
  await sleep(50)
  return { code, text }
}

/** The PIDs of a trial's living processes. */
export const processes = ({ directory }: Pick<Site, "directory">): ReadonlyArray<number> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => belongs(name, directory))
    .filter((name) => !/\) Z /.test(read(`/proc/${name}/stat`)))
    .map(Number)

/** Those whose parent is none of them: one for each server. */
export const roots = (site: Site): ReadonlyArray<number> => {
  const all = processes(site)
  return all.filter((pid) => !all.includes(Number(/\) \S (\d+)/.exec(read(`/proc/${pid}/stat`))?.[1])))
}

/** Whether something answers on the trial's port with a success. */
export const answers = ({ port }: Site): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get({ host: "127.0.0.1", port, path: "/", agent: false, timeout: 2000 }, (response) =>
      resolve(response.resume().statusCode === 200)
    )
    request.once("timeout", () => request.destroy()).once("error", () => resolve(false))
  })

/** Waits until it holds; false where it does not within the limit. */
export const eventually = async (holds: () => unknown, limit = 5000): Promise<boolean> => {
  for (const end = performance.now() + limit; performance.now() < end; await sleep(50)) if (await holds()) return true
  return false
}

/** Listens, answers nothing, and is closed with the returned server. */
export const occupy = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy()).listen(port, "127.0.0.1", () => resolve(server))
  })

export const begin = ({ directory }: Site, command: string): ChildProcess =>
  spawn("bash", ["-c", command], {
    cwd: directory,
    env: { ...process.env, HOME: directory, [MARK]: directory },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true
  })

export const freePort = async (): Promise<number> => {
  const server = await occupy(0)
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === "object" && address !== null ? address.port : 0
}

/** nginx writes its title over its environment. */
const belongs = (pid: string, directory: string): boolean =>
  read(`/proc/${pid}/environ`).split("\0").includes(`${MARK}=${directory}`) ||
  attempt(() => readlinkSync(`/proc/${pid}/cwd`)) === directory

const read = (file: string): string => attempt(() => readFileSync(file, "latin1")) ?? ""

const attempt = <A>(action: () => A): A | undefined => {
  try {
    return action()
  } catch {
    return undefined
  }
}
