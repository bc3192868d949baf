/** `agents server logs`: the log as it is, or for people where they are watching. */
import { StringDecoder } from "node:string_decoder"
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import { resolve } from "../../supervisor/home.ts"
import { read } from "../../supervisor/logs.ts"

const logs: Handler<"server logs"> = (input) =>
  Effect.gen(function* () {
    const home = yield* resolve(input)
    const show = process.stdout.isTTY ? yield* forPeople : unchanged
    const { lines, sinceStart, follow } = input
    yield* read(home, { from: sinceStart ? "start" : lines, follow }, (bytes) => print(show.more(bytes)))
    yield* print(show.end())
    return { text: "" }
  }).pipe(
    Effect.catchTag("Blocked", ({ reason }) => {
      if (reason !== undefined) process.stderr.write(`agents: cannot write to stdout: ${reason}\n`)
      return Effect.succeed({ text: "", exitCode: reason === undefined ? 0 : 1 })
    })
  )

export default logs

/** How bytes of the log become bytes on stdout. */
interface Show {
  readonly more: (bytes: Buffer) => Buffer | string
  /** What was held back for its end. */
  readonly end: () => string
}

const unchanged: Show = { more: (bytes) => bytes, end: () => "" }

/** Longer lines are shown in pieces, in characters. */
const LONGEST = 1 << 20

const forPeople: Effect.Effect<Show> = Effect.promise(() => import("../../launch/pretty.ts")).pipe(
  Effect.map(({ pretty }) => {
    const line = pretty(!process.env.NO_COLOR && process.env.TERM !== "dumb")
    const decoder = new StringDecoder("utf8")
    let rest = ""
    const more = (bytes: Buffer): string => {
      const lines = (rest + decoder.write(bytes)).split("\n")
      rest = lines.pop() ?? ""
      if (rest.length > LONGEST) lines.push(rest.slice(0, LONGEST))
      rest = rest.length > LONGEST ? rest.slice(LONGEST) : rest
      return lines.map(line).join("")
    }
    return { more, end: () => (rest === "" ? "" : line(rest)) }
  })
)

/** Nothing can be printed any more; without a reason where the reader went away, as `head` does. */
interface Blocked {
  readonly _tag: "Blocked"
  readonly reason: string | undefined
}

/** Done once the bytes are out, so that a slow reader slows us down. */
const print = (bytes: Buffer | string): Effect.Effect<void, Blocked> =>
  Effect.async((resume) => {
    if (bytes.length === 0) return resume(Effect.void)
    const failed = (error: NodeJS.ErrnoException): void =>
      resume(Effect.fail({ _tag: "Blocked", reason: error.code === "EPIPE" ? undefined : error.message }))
    process.stdout.once("error", failed)
    process.stdout.write(bytes, (error) => {
      if (error) return failed(error)
      process.stdout.off("error", failed)
      resume(Effect.void)
    })
  })
