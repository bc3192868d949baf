/** How a thread beside it sees whether this process's event loop turns: by a number in memory that both share. */
import { createRequire } from "node:module"

/** One number: 0 as long as nobody shall judge the loop, then another one with each beat. */
export type Pulse = Int32Array

/** In milliseconds; the watcher looks more seldom. */
const BEAT = 250

export const still = (): Pulse => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))

/** Beats from now on. Under a debugger nobody judges: a loop that stands at a breakpoint is no blocked one. */
export const beat = (pulse: Pulse): void => {
  const isDebugged = debugged()
  let count = 0
  const next = () => {
    count = (count + 1) & 0xffff
    Atomics.store(pulse, 0, isDebugged() ? 0 : count + 1)
  }
  next()
  setInterval(next, BEAT).unref()
}

/**
 * Whether the loop was blocked for `timeout` milliseconds, for a watcher that asks every `interval` of them. It is
 * its looks that count and not a clock: where both are stopped, suspended or set back, it has not looked either.
 */
export const judge = (pulse: Pulse, timeout: number, interval: number): (() => boolean) => {
  let last = 0
  let missed = 0
  return () => {
    const now = Atomics.load(pulse, 0)
    missed = now === 0 || now !== last ? 0 : missed + 1
    last = now
    return timeout > 0 && missed * interval >= timeout
  }
}

/** Read late: the module costs milliseconds, and nobody who waits for a start. */
const debugged = (): (() => boolean) => {
  if (!process.features.inspector) return () => false
  const inspector: typeof import("node:inspector") = createRequire(import.meta.filename)("node:inspector")
  return () => inspector.url() !== undefined
}
