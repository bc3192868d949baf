/** A shell command as a user would type it, and what came of it. */
import { type ChildProcess, spawn } from "node:child_process"

export interface Result {
  readonly command: string
  /** The exit code, or 128 and the signal's number, as a shell tells it. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** Whether a step looked at it; a failure that nobody looked at fails the scenario. */
  examined: boolean
}

export interface Job {
  readonly pid: number
  readonly child: ChildProcess
  /** What it printed so far. */
  readonly printed: { stdout: string; stderr: string }
  /** Its end: that of the process and of every holder of its output. */
  readonly ended: Promise<Result>
}

const SIGNALS: Record<string, number> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15
}
const LIMIT = 90_000

/** Starts it in a shell that is replaced by the command where it is one alone, so that signals reach it. */
export function launch(command: string, options: { cwd: string; env: NodeJS.ProcessEnv }): Job {
  const child = spawn("bash", ["-c", command], { ...options, stdio: ["ignore", "pipe", "pipe"] })
  const printed = { stdout: "", stderr: "" }
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.stdout += text))
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.stderr += text))
  const ended = new Promise<Result>((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill("SIGKILL")
      reject(new Error(`\`${command}\` did not end; it printed:\n${printed.stdout}${printed.stderr}`))
    }, LIMIT)
    child.once("error", reject)
    child.once("close", (code, signal) => {
      clearTimeout(limit)
      resolve({ command, code: code ?? 128 + (SIGNALS[signal ?? ""] ?? 0), ...printed, examined: false })
    })
  })
  ended.catch(() => undefined)
  return { pid: child.pid ?? 0, child, printed, ended }
}
