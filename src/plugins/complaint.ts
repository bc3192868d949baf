/** Why npm did not install a plugin, in the words that the user is told. */
import { PathError, PluginRefused } from "../generated/errors.ts"
import { explain } from "../platform/complaint.ts"
import { printable } from "../platform/printable.ts"
import type { Ended } from "./npm.ts"

/** What npm said when it could not install `source` below `packages`. */
export const complain = (source: string, packages: string, ended: Ended): PluginRefused | PathError => {
  const { code, summary, detail } = readFailure(ended)
  if (DISK.has(code)) {
    const path = /^npm (?:error|ERR!) path (.+)$/m.exec(ended.stderr)?.[1] ?? packages
    return new PathError({ path, ...explain(Object.assign(new Error(summary), { code }), path) })
  }
  const [, reason, advice] = WORDS.find(([codes]) => codes.test(code)) ?? OTHER
  const wanted = /'([^']+?)(?:@\*)?'/.exec(detail)?.[1] ?? source
  return new PluginRefused({ plugin: source, reason: reason(summary, wanted), advice })
}

interface Failure {
  readonly code: string
  /** One line. */
  readonly summary: string
  readonly detail: string
}

const readFailure = ({ stdout, stderr }: Ended): Failure => {
  const { code = "", summary = "", detail = "" } = parse(stdout)
  const lines = stderr.split("\n").map((line) => line.replace(/^npm (?:error|ERR!) (?:code )?/, ""))
  const line = [...String(summary).split("\n"), ...lines].find((line) => line.trim() !== "") ?? "it does not say why"
  return { code: String(code), summary: printable(line).replace(/^[A-Z_]+: /, ""), detail: printable(String(detail)) }
}

const parse = (stdout: string): Record<string, unknown> => {
  try {
    return JSON.parse(stdout).error ?? {}
  } catch {
    return {}
  }
}

/** What the disk refuses, or its other users. */
const DISK: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO"])

type Words = readonly [codes: RegExp, reason: (summary: string, wanted: string) => string, advice?: string]

const OTHER: Words = [/./, (summary) => `npm cannot install it: ${summary}`]

const WORDS: ReadonlyArray<Words> = [
  [
    /^E404$/,
    (_, wanted) => `npm's registry has no package '${wanted}', or does not show it to you`,
    "look at its name; a directory is written as a path, such as ./hello"
  ],
  [
    /^ETARGET$/,
    (summary) => `npm's registry has no such version: ${summary}`,
    "see which there are: npm view NAME versions"
  ],
  [/^E40[13]$|^ENEEDAUTH$/, (summary) => `npm's registry wants to know who you are: ${summary}`, "npm login"],
  [
    /^(E(NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|SOCKETTIMEOUT|NETUNREACH|HOSTUNREACH|5\d\d)|FETCH_ERROR|ERR_SOCKET_TIMEOUT)$/,
    (summary) => `npm's registry does not answer as it should: ${summary}`,
    "look at your connection, and at: npm config get registry"
  ],
  [
    /^(TAR_\w+|ENODATA|Z_\w+|ENOENT|EJSONPARSE|EINTEGRITY)$/,
    (summary) => `it is no sound npm package: ${summary}`,
    "make its tarball with: npm pack"
  ]
]
