/** One readiness check of a plugin's: asked by many, run seldom, and known by its last outcome. */
import { printable } from "../platform/printable.ts"

/** What an author exports. It is not ready where that throws, or gives false or a text, which is the reason. */
export type Run = () => unknown

export interface Check {
  /** Runs it where its last outcome is old; returns soon, also where it takes its time. */
  readonly refresh: () => Promise<void>
  /** Why it is not ready; undefined where it is. */
  readonly reason: () => string | undefined
}

/** How old an outcome may be, in milliseconds. */
const FRESH = 1000
/** In milliseconds: how long whoever asks is kept waiting, and how long the check may take before it counts as failed. */
const PATIENCE = 1000
const LIMIT = 5000
/** Of a reason, in characters. */
const LONGEST = 200

export const check = (run: Run): Check => {
  let reason: string | undefined = "no answer yet"
  let ended = Number.NEGATIVE_INFINITY
  let running: Promise<void> | undefined
  const start = async (): Promise<void> => {
    reason = await within(LIMIT, outcome(run), `no answer within ${LIMIT / 1000} s`)
    ended = performance.now()
    running = undefined
  }
  return {
    refresh: async () => {
      if (running === undefined && performance.now() - ended >= FRESH) running = start()
      if (running !== undefined) await within(PATIENCE, running, undefined)
    },
    reason: () => reason
  }
}

const outcome = async (run: Run): Promise<string | undefined> => {
  try {
    const answer = await run()
    return answer === false || typeof answer === "string" ? brief(answer || "it gives no reason") : undefined
  } catch (error) {
    return brief(error instanceof Error ? error.message : String(error))
  }
}

const brief = (text: string): string => {
  const line = printable(text.trim().replace(/\n.*/s, ""))
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}

const within = async <A>(ms: number, answer: Promise<A>, otherwise: A): Promise<A> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<A>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
