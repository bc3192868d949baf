/** Runs `driver.ts`, bundled as the package is, on a socket that it inherits. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { connect, type Socket } from "node:net"
import { join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import { build } from "esbuild"
import { afterAll, afterEach, beforeAll, vi } from "vitest"
import { lazyFastify } from "../../build/lazy.ts"
import type { Auth, LogLevel, Pair, Plugin, Tokens } from "../../src/contract/settings.ts"
import { bind } from "../../src/platform/socket.ts"
import type { State } from "../../src/server/state.ts"

export interface Task {
  readonly app?: string
  readonly auth?: Auth
  readonly tokenFile?: string
  /** Then it serves HTTPS. */
  readonly pair?: Pair
  readonly plugins?: ReadonlyArray<Plugin>
  /** Whether it waits for its plugins to be ready. */
  readonly patient?: boolean
  readonly cwd: string
  readonly tokens: Tokens
  readonly logLevel: LogLevel
  readonly state: State
}

/** Durations in milliseconds. */
export interface Order {
  readonly type: "drain" | "retire" | "cut"
  readonly grace?: number
  readonly idle?: number
}

export type Report =
  | { readonly type: "ready" | "leaving" | "left" }
  | { readonly type: "progress"; readonly step: string }
  | {
      readonly type: "refused"
      readonly tag: string
      readonly reason: string
      readonly advice: string | undefined
    }

export type Line = Readonly<Record<string, unknown>>

/** A client that an app's own dependency brings. */
export const { WebSocket } = createRequire(createRequire(import.meta.url).resolve("@fastify/websocket"))("ws")

export const apps = resolve("test/fixtures/apps")
export const tokens = { ask: "who is there", answer: "it is me" }

// Each test starts a process or more, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

/** Then the bundle is read again, after the tests. */
const measured = process.env.NODE_V8_COVERAGE !== undefined

let directory = ""
const children: Array<ChildProcess> = []
const sockets: Array<Socket> = []

beforeAll(async () => {
  mkdirSync("results", { recursive: true })
  directory = mkdtempSync(resolve("results/driver-"))
  await build({
    entryPoints: [resolve("test/server/driver.ts")],
    outfile: join(directory, "driver.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    define: { "import.meta.filename": "__filename" },
    external: ["pino-pretty"],
    plugins: [lazyFastify],
    minifyWhitespace: true,
    sourcemap: measured && "external"
  })
})

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  // A child that ends by itself writes its coverage.
  for (const child of children.splice(0)) if (child.connected) child.disconnect()
})

afterAll(() => {
  if (!measured) rmSync(directory, { recursive: true })
})

export class Child {
  readonly url: string
  readonly port: number
  readonly #child: ChildProcess
  readonly #reports: Array<Report> = []
  output = ""

  constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
    this.url = `http://127.0.0.1:${port}`
    child.on("message", (report: Report) => this.#reports.push(report))
    child.stdout?.on("data", (chunk) => {
      this.output += chunk
    })
    child.stderr?.on("data", (chunk) => {
      this.output += chunk
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** The next report of that type; an end of the process, or another one that is final, is a failure. */
  async until<Type extends Report["type"]>(type: Type): Promise<Extract<Report, { type: Type }>> {
    for (;;) {
      const found = this.#reports.find((report): report is Extract<Report, { type: Type }> => report.type === type)
      if (found) return found
      const refused = this.#reports.find((report) => report.type === "refused")
      if (refused) throw new Error(JSON.stringify(refused))
      if (this.#child.exitCode !== null) throw new Error(`ended with ${this.#child.exitCode}\n${this.output}`)
      await Promise.race([once(this.#child, "message"), once(this.#child, "exit")])
    }
  }

  /** What it said that it waits for. */
  get steps(): ReadonlyArray<string> {
    return this.#reports.flatMap((report) => (report.type === "progress" ? [report.step] : []))
  }

  tell(order: Order): void {
    this.#child.send(order)
  }

  /** The exit code, or the signal that ended it, once its output was read. */
  async ended(): Promise<number | string> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, "close")
    return this.#child.exitCode ?? this.#child.signalCode ?? "?"
  }

  kill(): void {
    this.#child.kill("SIGKILL")
  }

  get log(): ReadonlyArray<Line> {
    return this.output
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line))
  }

  /** All its output, once it contains `text`. */
  async says(text: string): Promise<string> {
    while (!this.output.includes(text)) await new Promise((resume) => this.#child.stdout?.once("data", resume))
    return this.output
  }

  /** Lines of the log that the predicate wants, once there are as many. */
  async lines(wanted: (line: Line) => boolean, count = 1): Promise<ReadonlyArray<Line>> {
    for (;;) {
      const found = this.log.filter(wanted)
      if (found.length >= count) return found
      if (this.#child.exitCode !== null) throw new Error(`ended with ${this.#child.exitCode}\n${this.output}`)
      await new Promise((resume) => setTimeout(resume, 10))
    }
  }
}

interface Surroundings {
  readonly env?: NodeJS.ProcessEnv
  /** Its stdout is one, and it cannot report. */
  readonly terminal?: boolean
}

const ON_TERMINAL = ["python3", "-c", "import pty, sys; pty.spawn(sys.argv[1:])"]

/** Starts a server, with the directory of the fixture as its working directory. */
export const start = (options: Partial<Task> & Surroundings = {}): Promise<Child> => {
  const { env, terminal, ...given } = options
  const task: Task = { cwd: apps, tokens, logLevel: "info", state: "ready", ...given }
  const launch = bind("127.0.0.1", 0).pipe(
    Effect.map(({ fd, port }) => {
      const command = [...(terminal ? ON_TERMINAL : []), process.execPath, join(directory, "driver.cjs")]
      const child = spawn(command[0] ?? "", [...command.slice(1), JSON.stringify(task)], {
        cwd: task.cwd,
        env: { ...process.env, ...env },
        stdio: ["ignore", "pipe", "pipe", "ipc", fd]
      })
      children.push(child)
      return new Child(child, port)
    })
  )
  return Effect.runPromise(Effect.scoped(launch))
}

export const running = async (options: Parameters<typeof start>[0] = {}): Promise<Child> => {
  const child = await start(options)
  await child.until("ready")
  return child
}

/** How the app was refused. */
export const refused = async (options: Parameters<typeof start>[0] = {}) => {
  const child = await start(options)
  return child.until("refused")
}

/** A raw connection, and what came over it. */
export class Client {
  readonly socket: Socket
  received = ""
  ended = false

  constructor(port: number) {
    this.socket = connect(port, "127.0.0.1")
    sockets.push(this.socket)
    this.socket.setEncoding("latin1")
    this.socket.on("data", (chunk) => {
      this.received += chunk
    })
    this.socket.on("error", (error) => {
      this.received += `[${error.message}]`
    })
    this.socket.on("close", () => {
      this.ended = true
    })
  }

  send(text: string): this {
    this.socket.write(text)
    return this
  }

  get(path: string, headers = ""): this {
    return this.send(`GET ${path} HTTP/1.1\r\nHost: here\r\n${headers}\r\n`)
  }

  /** Returns once what came contains `text`. */
  async until(text: string): Promise<string> {
    while (!this.received.includes(text)) {
      if (this.ended) throw new Error(`closed without ${text}: ${this.received}`)
      await new Promise((resume) => this.socket.once("data", resume).once("close", resume))
    }
    return this.received
  }

  async closed(): Promise<string> {
    if (!this.ended) await new Promise((resume) => this.socket.once("close", resume))
    return this.received
  }
}
