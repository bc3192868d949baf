/** What a server says of itself at /version, where it is one that this program can talk to. */
import { NAME, version as own, PROTOCOLS } from "../contract/version.ts"
import { printable } from "../platform/printable.ts"
import { type Cause, notOurs } from "./cause.ts"
import type { Answer } from "./request.ts"

export interface Introduction {
  readonly name: string
  /** Of its package. */
  readonly version: string
}

export const introduced = ({ status, location, body }: Answer): Introduction | Cause => {
  if (status === 401 || status === 403) return notOurs(`it answers ${status} at /version, where ours needs no token`)
  if (location !== undefined) return notOurs(`it redirects to ${printable(location)}, which is not followed`)
  const said = parse(body)
  if (status !== 200 || !isIntroduction(said)) return notOurs(`it answers ${status} at /version, but not as ours does`)
  const { name, version, protocols } = said
  if (protocols.some((protocol) => PROTOCOLS.includes(protocol))) return { name, version }
  return Math.max(...protocols) < Math.min(...PROTOCOLS)
    ? old(`its version ${version} is too old for this command, which is ${own}`, "update agents there")
    : old(`this command, version ${own}, is too old for its version ${version}`, "update agents here")
}

const old = (reason: string, advice: string): Cause => ({ problem: "version-too-old", reason, advice })

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** A version is printed: it can be nothing but one. */
const isIntroduction = (said: unknown): said is Introduction & { readonly protocols: ReadonlyArray<number> } => {
  const { name, version, protocols } = (said ?? {}) as Readonly<Record<string, unknown>>
  return (
    name === NAME &&
    typeof version === "string" &&
    /^[\w.+-]{1,64}$/.test(version) &&
    Array.isArray(protocols) &&
    protocols.length > 0 &&
    protocols.every(Number.isInteger)
  )
}
