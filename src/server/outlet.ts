/** Where the log of a server's process goes: a daemon's to its file, one in the foreground to stdout. */
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import type { Settings } from "../contract/settings.ts"
import { redirect } from "./console.ts"
import * as Journal from "./journal.ts"
import { type Destination, notice, sink } from "./sink.ts"
import { carrier } from "./strays.ts"
import * as Terminal from "./terminal.ts"

/** What a server has whose options were written down before there were these. */
const MAX_SIZE = 10_000_000
const KEEP = 5

const STDOUT = 1

/** How often a process looks after its log that writes nothing, in milliseconds. */
const TICK = 500

/** One process of a server, the `primary`, also looks after what does not come through its log. */
export const outlet = (settings: Settings, role: "primary" | "worker"): Effect.Effect<Destination, never, Scope> => {
  const { logFile: path, logMaxSize = MAX_SIZE, logKeep = KEEP } = settings
  if (path === undefined) return Terminal.destination
  return Effect.acquireRelease(
    Effect.sync(() => {
      const journal = Journal.open({ path, maxSize: logMaxSize, keep: logKeep }, STDOUT)
      const destination = sink(journal.descriptor)
      redirect(destination.write)
      const carry = role === "primary" ? carrier({ path, descriptor: STDOUT, journal, destination }) : () => {}
      const tick = upkeep(path, journal, destination, carry)
      return { destination, tick, timer: setInterval(tick, TICK).unref() }
    }),
    ({ tick, timer }) =>
      Effect.sync(() => {
        clearInterval(timer)
        tick()
      })
  ).pipe(Effect.map(({ destination }) => destination))
}

const upkeep = (path: string, journal: Journal.Journal, destination: Destination, carry: () => void): (() => void) => {
  let told: string | undefined
  return () => {
    journal.look()
    destination.settle()
    const trouble = journal.trouble()
    if (trouble !== told && trouble !== undefined)
      destination.write(notice({ msg: `cannot use the log file ${path}: ${trouble}; going on with the one before` }))
    told = trouble
    try {
      carry()
    } catch {
      // No space to cut it, or a descriptor that cannot be read: it stays where it is.
    }
  }
}
