/** A token on its way in: through stdin, from a file that nobody else may read, or in the environment; never in an argument. */
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import { type PathError, UsageError } from "../generated/errors.ts"
import type { Environment } from "../platform/home.ts"
import { Refused } from "../platform/refusal.ts"
import { readSecret } from "../platform/trusted.ts"
import { attempt } from "../platform/turn.ts"

export interface Sources {
  readonly tokenStdin: boolean
  readonly tokenFile?: string
}

/** Undefined where none is given. */
export const tokenFrom = (
  { tokenStdin, tokenFile }: Sources,
  { CLEVERAGENTS_SERVER_TOKEN: variable }: Environment
): Effect.Effect<string | undefined, UsageError | PathError> => {
  if (tokenStdin) return Effect.flatMap(stdin, (text) => sound(text, "stdin"))
  if (tokenFile !== undefined) return Effect.flatMap(readFrom(tokenFile), (text) => sound(text, tokenFile))
  return variable ? sound(variable, "CLEVERAGENTS_SERVER_TOKEN") : Effect.succeed(undefined)
}

/** The token in `text`, if it is one that can be sent. */
export const tokenIn = (text: string): string | undefined => {
  const token = text.trim()
  return /^[\x21-\x7e]{1,4096}$/.test(token) ? token : undefined
}

const sound = (text: string, source: string): Effect.Effect<string, UsageError> => {
  const token = tokenIn(text)
  if (token !== undefined) return Effect.succeed(token)
  const problem = text.trim() === "" ? `there is no token in ${source}` : `what is in ${source} is no token`
  return new UsageError({ problem, advice: "a token is one word, as agents server token create prints it" })
}

const readFrom = (file: string): Effect.Effect<string, PathError> =>
  attempt(file, () => {
    const text = readSecret(resolve(file))
    if (text === undefined) throw new Refused({ reason: "it does not exist" })
    return text
  })

/** No token is as long. */
const LONGEST = 64 * 1024

const stdin: Effect.Effect<string, UsageError> = Effect.suspend(() => {
  if (process.stdin.isTTY) {
    const problem = "a token that is typed here would be seen"
    return new UsageError({ problem, advice: "send it through a pipe: … --token-stdin < FILE, or use --token-file" })
  }
  return Effect.async<string>((resume) => {
    let text = ""
    const done = () => resume(Effect.succeed(text))
    process.stdin.setEncoding("utf8")
    process.stdin.on("data", (more: string) => {
      text += more
      if (text.length > LONGEST) done()
    })
    // A stdin that is closed, or cannot be read, has no token.
    process.stdin.on("end", done).on("error", done)
  })
})
