/** Reads the record of links, and that of their tokens. */
import { damaged, type Fields, parseKept } from "../platform/kept.ts"
import { readSecret, readTrusted } from "../platform/trusted.ts"
import type { Link, Links } from "./link.ts"

/** The token for one link. It is for its URL alone, whatever the link says by now. */
export interface Credential {
  readonly name: string
  readonly url: string
  readonly token: string
}

/** None where nothing was ever recorded. Throws a `Refused`, or what the system says. */
export const readLinks = (path: string): Links => {
  const record = parse(path, readTrusted(path))
  if (record === undefined) return { links: [] }
  const { current, links } = record
  if (!Array.isArray(links) || !links.every(isLink) || !isName(current, links)) throw damaged(path, AGAIN)
  return { ...(current !== undefined && { current }), links }
}

/** The same of the tokens, in a file that nobody else may read. */
export const readCredentials = (path: string): ReadonlyArray<Credential> => {
  const record = parse(path, readSecret(path))
  if (record === undefined) return []
  const { tokens } = record
  if (!Array.isArray(tokens) || !tokens.every(isCredential)) throw damaged(path, AGAIN)
  return tokens
}

const AGAIN = "connect"

const parse = (path: string, text: string | undefined): Fields | undefined =>
  text === undefined ? undefined : parseKept(path, text, AGAIN)

const isLink = (value: unknown): value is Link => {
  const { name, url, tls, addedAt } = (value ?? {}) as Fields
  const { verify, caFile = "" } = (tls ?? {}) as Fields
  const texts = [name, url, addedAt, caFile]
  return texts.every((text) => typeof text === "string") && URL.canParse(String(url)) && typeof verify === "boolean"
}

const isName = (current: unknown, links: ReadonlyArray<Link>): current is string | undefined =>
  current === undefined || links.some(({ name }) => name === current)

const isCredential = (value: unknown): value is Credential => {
  const { name, url, token } = (value ?? {}) as Fields
  return [name, url, token].every((text) => typeof text === "string")
}
