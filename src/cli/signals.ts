/** Turns the signals that end a command into one interruption and an exit code. */

/** By the shells' rule: 128 and the signal's number. */
export const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

export interface Signals {
  /** The exit code of the first signal that came. */
  readonly exitCode: () => number | undefined
  /** From now on a signal ends the process as it always does. */
  readonly release: () => void
}

/**
 * The first signal interrupts. Later ones give up waiting for it, but not at once: npm sends Ctrl-C a second
 * time. Where the command listens itself, as a server in the foreground does, it ends in its own way.
 */
export const onSignal = (interrupt: () => void): Signals => {
  let first: { readonly exitCode: number; readonly at: number } | undefined
  const listeners = Object.entries(EXIT_CODES).map(([name, exitCode]) => {
    const listener = () => {
      if (process.listenerCount(name) > 1) return
      if (first !== undefined && performance.now() - first.at > PATIENCE) process.exit(exitCode)
      if (first === undefined) {
        first = { exitCode, at: performance.now() }
        interrupt()
      }
    }
    process.on(name, listener)
    return () => process.removeListener(name, listener)
  })
  return {
    exitCode: () => first?.exitCode,
    release: () => {
      for (const remove of listeners) remove()
    }
  }
}

/** Milliseconds. */
const PATIENCE = 500
