/** Where a server's log goes that somebody may be watching: to a terminal for people, elsewhere as it is. */
import { isatty } from "node:tty"
import * as Effect from "effect/Effect"
import { type Destination, sink } from "./sink.ts"

const STDOUT = 1

export const destination: Effect.Effect<Destination> = Effect.suspend(() =>
  isatty(STDOUT) ? forPeople : Effect.succeed(sink(() => STDOUT))
)

/** Loads pino-pretty, which nobody else needs. */
const forPeople = Effect.promise(() => import("../launch/pretty.ts")).pipe(
  Effect.map(({ pretty }): Destination => {
    const format = pretty(!process.env.NO_COLOR && process.env.TERM !== "dumb")
    const { write, settle } = sink(() => STDOUT)
    return { settle, write: (line) => write(format(String(line).trimEnd())) }
  })
)
