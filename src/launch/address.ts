/** The URL of a server, as a client on this machine can open it. */

/** Wildcard addresses become the loopback address of their family, IPv6 is bracketed. */
export function urlOf(host: string, port: number, scheme: "http" | "https" = "http"): string {
  return `${scheme}://${reachable(host)}:${port}`
}

function reachable(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1"
  if (/^[0:]+$/.test(host) && host.includes(":")) return "[::1]"
  // A zone is percent-encoded in a URL (RFC 6874), which Node's client does not take: it is left as it is.
  return host.includes(":") ? `[${host}]` : host
}
