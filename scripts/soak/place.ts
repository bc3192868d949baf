/** The one home of a soak, its processes, and the commands that are run on it. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { end, marked, type Process, processes } from "../../features/support/processes.ts"

const repository = resolve(import.meta.dirname, "../..")

/** Variables of whoever runs it that would change what is seen. */
const FOREIGN = /^(CLEVERAGENTS_|npm_|NODE_OPTIONS$)/

/** A command that takes longer, in milliseconds, hangs. */
const LIMIT = 60_000

/** The name of what fills the disk. */
export const FILLING = "filling"

export interface Ran {
  readonly argv: string
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
}

export interface Record {
  readonly phase: string
  readonly holder: { readonly pid: number }
  readonly settings?: { readonly url: string; readonly workers: number }
}

export class Place {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "agents-soak-")))
  readonly home = join(this.root, "home")
  readonly pidFile = join(this.home, "server.pid")
  /** Why its disk cannot be filled; undefined where it can. */
  readonly diskless = this.#mount()
  isFull = false
  readonly #mark = `AGENTS_SOAK=${this.root}`

  /** The living processes of the place. */
  processes(): ReadonlyArray<Process> {
    const ours = new Set(marked(this.#mark))
    return processes().filter(({ pid }) => ours.has(pid))
  }

  /** Those that lead a group of their own, as daemons do; the others are their workers. */
  servers(): ReadonlyArray<number> {
    return this.processes().flatMap(({ pid, group }) => (pid === group ? [pid] : []))
  }

  workers(): ReadonlyArray<number> {
    const [server] = this.servers()
    return this.processes().flatMap(({ pid, parent }) => (parent === server ? [pid] : []))
  }

  read(path: string): string | undefined {
    try {
      return readFileSync(path, "utf8")
    } catch {
      return undefined
    }
  }

  /** What the lock file says. */
  record(): Record | undefined {
    const [line] = (this.read(`${this.pidFile}.lock`) ?? "").split("\n")
    return line ? JSON.parse(line) : undefined
  }

  /** Starts `agents server …`, in the group of this process. */
  launch(words: string): { readonly child: ChildProcess; readonly ended: Promise<Ran> } {
    const node = process.env.AGENTS_NODE ?? process.execPath
    const child = spawn(node, [join(repository, "dist/main.cjs"), "server", ...words.split(" ")], {
      cwd: this.root,
      env: this.#environment(),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: LIMIT,
      killSignal: "SIGKILL"
    })
    let output = ""
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text))
    const ended = once(child, "close").then(([code, signal]) => ({ argv: words, code, signal, output }))
    return { child, ended }
  }

  run(words: string): Promise<Ran> {
    return this.launch(words).ended
  }

  async clear(): Promise<void> {
    await end(this.#mark)
    if (this.diskless === undefined) await unmount(this.home)
    rmSync(this.root, { recursive: true, force: true })
  }

  #environment(): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name))
    const fresh = { CLEVERAGENTS_HOME: this.home, CLEVERAGENTS_SERVER_PORT: "0", AGENTS_SOAK: this.root }
    return { ...Object.fromEntries(kept), ...fresh }
  }

  #mount(): string | undefined {
    mkdirSync(this.home, { mode: 0o700 })
    if (process.platform !== "linux" || process.getuid?.() !== 0) return "only root can mount a small disk"
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m,mode=0700", "tmpfs", this.home], { stdio: "pipe" })
      return undefined
    } catch (error) {
      return `no small disk can be mounted: ${error instanceof Error ? error.message : error}`
    }
  }
}

/** Whoever was killed just now may keep it busy for an instant. */
async function unmount(path: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return void execFileSync("umount", [path], { stdio: "pipe" })
    } catch (error) {
      if (tries === 50) throw error
      await sleep(100)
    }
  }
}
