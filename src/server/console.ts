/** What an app prints goes into the log, wherever the log is by now: `console.log`, and whoever writes to `process.stdout`. */
import type { Writable } from "node:stream"

/** Leads both streams to `write`. They are opened only when somebody uses them, as few apps do. */
export const redirect = (write: (text: Uint8Array) => void): void => {
  const written: Writable["_write"] = (chunk, _encoding, done) => {
    write(chunk)
    done()
  }
  for (const name of ["stdout", "stderr"] as const) {
    const { get } = Object.getOwnPropertyDescriptor(process, name) ?? {}
    Object.defineProperty(process, name, {
      configurable: true,
      enumerable: true,
      get: () => Object.assign(get?.call(process), { _write: written })
    })
  }
}
