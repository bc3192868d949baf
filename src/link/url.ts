/** The one way in which a server's URL is written, whatever the user wrote. */
import { isIPv6 } from "node:net"
import { quote } from "../manifest/value/quote.ts"

/** `problem` is a fragment that says what is wrong with it, and never holds what stands before an @. */
export type Normalised = { readonly url: string } | { readonly problem: string; readonly advice?: string }

/** A host alone is asked by https, this machine by http; a path is kept, its last slash is not. */
export const normalise = (text: string): Normalised => {
  const [, scheme = "", rest = ""] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(text) ?? []
  if (/^[^/?#]*@/.test(rest)) return SECRET
  if (!/^(https?)?$/i.test(scheme)) return { problem: `'${scheme}:' is no way to reach a server`, ...WAYS }
  if (/[?#]/.test(rest))
    return { problem: "what begins with ? or # has no place in a server's URL", advice: "leave it away" }
  if (/[\s\\]|^\/|^:(?!:)|^$/.test(rest)) return { problem: `${quote(text)} names no host`, ...WAYS }
  const url = parse(scheme, isIPv6(rest) ? `[${rest}]` : rest)
  if (url === undefined) return { problem: `${quote(text)} is no URL`, ...WAYS }
  if (url.port === "0") return { problem: "nobody listens on port 0", ...WAYS }
  return { url: `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, "")}` }
}

/** The same, but for one that everything is sent to in the clear, unless that is what the user wants. */
export const admit = (text: string, insecure: boolean): Normalised => {
  const normalised = normalise(text)
  if ("problem" in normalised || insecure || isGuarded(normalised.url)) return normalised
  return {
    problem: `to ${normalised.url} everything is sent in the clear, the token too`,
    advice: "use https, or allow it with --insecure (CLEVERAGENTS_SERVER_INSECURE)"
  }
}

/** Whether nobody between can read what is sent there. */
export const isGuarded = (url: string): boolean => {
  const { protocol, hostname } = new URL(url)
  return protocol === "https:" || isLoopback(hostname)
}

/** `example.org`, `127.0.0.1-9000`, `10.0.0.7-8443-tenant`: what a link is called where nobody says. */
export const nameFor = (url: string): string => {
  const { host, pathname } = new URL(url)
  const name = `${host}${pathname}`.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[^A-Za-z0-9]+|-+$/g, "")
  return name.slice(0, 64) || "server"
}

const SECRET = {
  problem: "a user, a password or a token does not belong into a URL",
  advice: "give the token with --token-stdin or --token-file"
}

const WAYS = { advice: "write it as https://agents.example.org, or as 127.0.0.1:8080" }

const parse = (scheme: string, rest: string): URL | undefined => {
  const guess = `http://${rest}`
  if (!URL.canParse(guess)) return undefined
  const chosen = scheme === "" ? (isLoopback(new URL(guess).hostname) ? "http" : "https") : scheme
  return new URL(`${chosen}://${rest}`)
}

const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname)
