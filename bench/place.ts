/** Where the bench lives: a temporary directory that goes with it, and the servers that must. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = mkdtempSync(join(tmpdir(), "bench-"))
const endings: Array<() => void> = []

/** A new directory that nothing has used. */
export const fresh = (): string => mkdtempSync(join(root, "home-"))

/** The product, built. */
export const agents = join(import.meta.dirname, "../dist/main.cjs")

/** What is warm over the runs: the code cache. */
export const cache = fresh()

/** Runs when the bench ends, however it ends. */
export const atEnd = (ending: () => void): void => void endings.unshift(ending)

export const leave = (): void => {
  for (const ending of endings.splice(0)) {
    try {
      ending()
    } catch (error) {
      // One that cannot be ended must not keep the others.
      process.stderr.write(`${error}\n`)
    }
  }
  rmSync(root, { recursive: true, force: true })
}

export interface Ended {
  /** From before the spawn to the end, in milliseconds. */
  readonly time: number
  readonly stdout: string
}

/** Runs Node on `args` to its end. Throws where its exit code is not `code`. */
export const node = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}, code = 0): Ended => {
  const began = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...clean, ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"]
  })
  const time = performance.now() - began
  if (status === code) return { time, stdout }
  throw new Error(`node ${args.join(" ")} ended with ${status} instead of ${code}: ${stderr}`)
}

/**
 * Without the variables that tsx, npm and this shell put there; `BENCH_KEEP` names one to keep, such as
 * NODE_EXTRA_CA_CERTS, which makes each Node read certificates as it boots.
 */
const clean = {
  ...kept(process.env.BENCH_KEEP),
  PATH: process.env.PATH ?? "",
  HOME: root,
  XDG_CACHE_HOME: cache,
  LANG: "C.UTF-8"
}

function kept(name = ""): Readonly<Record<string, string>> {
  const value = process.env[name]
  return value === undefined ? {} : { [name]: value }
}
