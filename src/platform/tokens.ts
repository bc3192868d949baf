/** Reads and writes `tokens.json`, the server's side of who may use it. */
import { join } from "node:path"
import type { Token, TokenFile } from "../contract/tokens.ts"
import { replace } from "./files.ts"
import { type Environment, homeIn } from "./home.ts"
import { maybe } from "./maybe.ts"
import { Refused } from "./refusal.ts"
import { readSecret } from "./trusted.ts"

/** An absolute path; undefined where nobody knows the program's home. */
export const tokenFile = (env: Environment): string | undefined => {
  const home = homeIn(env)
  return home === undefined ? undefined : join(home, "tokens.json")
}

/** Undefined where none was ever made. Throws a `Refused`, or what the system says. */
export const readTokens = (path: string): ReadonlyArray<Token> | undefined => {
  const text = readSecret(path)
  if (text === undefined) return undefined
  const file: unknown = maybe(() => JSON.parse(text))
  if (isTokenFile(file)) return file.tokens
  const advice = `move it away and make the tokens anew: mv ${path} ${path}.old`
  throw new Refused({ reason: "it is damaged, or a newer version of agents wrote it", advice })
}

/** As a whole, for the user alone, by whoever has the turn. Throws what the system says. */
export const writeTokens = (path: string, tokens: ReadonlyArray<Token>): void => {
  const file: TokenFile = { format: 1, tokens }
  replace(path, `${JSON.stringify(file)}\n`)
}

/** Whether it is refused by now. */
export const hasExpired = ({ expiresAt }: Pick<Token, "expiresAt">): boolean =>
  expiresAt !== undefined && Date.parse(expiresAt) <= Date.now()

const isTokenFile = (value: unknown): value is TokenFile => {
  const { format, tokens } = (value ?? {}) as Partial<TokenFile>
  return format === 1 && Array.isArray(tokens) && tokens.every(isToken)
}

const isToken = (value: unknown): value is Token => {
  const { name, id, hash, createdAt, expiresAt } = (value ?? {}) as Partial<Token>
  return (
    [name, id, createdAt].every((text) => typeof text === "string") &&
    /^[0-9a-f]{64}$/.test(String(hash)) &&
    // An end that cannot be read must not become none.
    (expiresAt === undefined || !Number.isNaN(Date.parse(String(expiresAt))))
  )
}
