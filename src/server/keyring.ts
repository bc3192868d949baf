/** The tokens that a server knows, read anew when their file has changed. */
import { timingSafeEqual } from "node:crypto"
import { statSync } from "node:fs"
import type { FastifyBaseLogger } from "fastify"
import type { Token } from "../contract/tokens.ts"
import { hashOf, parse } from "../platform/bearer.ts"
import { explain } from "../platform/complaint.ts"
import { hasExpired, readTokens } from "../platform/tokens.ts"

/** Whose token it is, or why it is none. */
export type Verdict = { readonly name: string } | { readonly reason: string }

export interface Keyring {
  readonly judge: (token: string) => Verdict
  /** Whether a token was ever made, as far as this process has seen. */
  readonly isUsed: () => boolean
}

/** How old what is known of the file may be, in milliseconds. */
const FRESH = 1000

/** Where the file cannot be read, none of its tokens counts, and the log says why. */
export const keyring = (path: string, log: FastifyBaseLogger): Keyring => {
  let tokens: ReadonlyArray<Token> = []
  let seen = ""
  let used = false
  let looked = Number.NEGATIVE_INFINITY

  const read = () => {
    try {
      tokens = readTokens(path) ?? []
    } catch (error) {
      tokens = []
      log.error(`cannot use the tokens in ${path}: ${explain(error, path).reason}; every token is refused`)
    }
  }

  const look = (age: number) => {
    if (performance.now() - looked < age) return
    looked = performance.now()
    const now = stamp(path)
    if (now === seen) return
    seen = now
    used ||= now !== ""
    read()
  }

  const find = (token: string): Token | undefined => {
    const bearer = parse(token)
    // The id is no secret: that one is found by it sooner tells nobody anything.
    const known = tokens.find(({ id }) => id === bearer?.id)
    return bearer !== undefined && known !== undefined && isEqual(hashOf(bearer), known.hash) ? known : undefined
  }

  const judge = (token: string): Verdict => {
    look(FRESH)
    let found = find(token)
    if (found === undefined) {
      // It may have been made this very moment.
      look(0)
      found = find(token)
    }
    if (found === undefined) return { reason: "the token is unknown or was revoked" }
    return hasExpired(found) ? { reason: "the token has expired" } : { name: found.name }
  }

  const isUsed = () => {
    look(FRESH)
    return used
  }

  return { judge, isUsed }
}

/** Another one for each content; empty where there is no file. */
const stamp = (path: string): string => {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true })
    return `${ino}:${size}:${mtimeNs}:${ctimeNs}`
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "" : "hidden"
  }
}

const isEqual = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other))
