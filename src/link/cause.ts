/** Why a server cannot be reached, in words: from what the system, TLS or HTTP say of it. */

/** `problem` is for programs: one of a few words. */
export interface Cause {
  readonly problem: string
  readonly reason: string
  readonly advice?: string
}

/** Of an error of `node:http` or `node:https`; `host` is the one that was asked. */
export const causeOf = (error: Error, host: string): Cause => {
  const code = "code" in error ? String(error.code) : ""
  const known = CODES[code]
  if (known !== undefined) return known(host)
  if (code.startsWith("HPE_")) return STRANGER
  if (code === "EPROTO" || /^ERR_(SSL|TLS)/.test(code)) return NO_TLS
  return { problem: "failed", reason: error.message }
}

/** How far one came that took too long. */
export type Slow = "unreached" | "silent" | "undecided"

export const tooSlow = (how: Slow): Cause => ({ problem: "timed-out", reason: SLOW[how] })

const SLOW: Readonly<Record<Slow, string>> = {
  unreached: "it did not answer in time",
  silent: "it accepts connections and does not answer",
  undecided: "it did not say in time whether it accepts the token"
}

/** What the call itself needs cannot be used: the file of certificates, most of all. */
export const unusable = (error: unknown, caFile: string | undefined): Cause => ({
  problem: "unusable-ca-file",
  reason: `the certificates in ${caFile} cannot be used: ${String(error instanceof Error ? error.message : error)}`,
  advice: "name a PEM file that you may read with --ca-file"
})

/** Somebody answers, and it is no server of this kind. */
export const notOurs = (reason: string): Cause => ({
  problem: "not-ours",
  reason,
  advice: "look at the URL; where an app answers /version itself, record the link with --no-verify"
})

const STRANGER = notOurs("what answers there does not speak HTTP")

const NO_TLS: Cause = {
  problem: "no-tls",
  reason: "what answers there does not speak TLS",
  advice: "look at the URL: a server without a certificate is asked by http:"
}

type Words = (host: string) => Cause

const refused: Words = (host) => ({ problem: "refused", reason: `nobody listens at ${host}` })

const unknown: Words = (host) => ({
  problem: "unknown-host",
  reason: `nobody knows the host of ${host}`,
  advice: "look at the URL, and at the name server of this machine"
})

const reset: Words = () => ({ problem: "reset", reason: "the connection was closed before an answer came" })

const unreachable: Words = (host) => ({ problem: "unreachable", reason: `there is no way to ${host} from here` })

const bad = (problem: string, reason: string, advice = TRUST): Words => {
  const cause = { problem: `certificate-${problem}`, reason: `its certificate ${reason}`, advice }
  return () => cause
}

const TRUST = "trust what it is signed by with --ca-file FILE, or take any certificate with --no-tls-verify"
const RENEW = "it has to be renewed there; --no-tls-verify takes it as it is"

const selfSigned = bad("self-signed", "is signed by itself, and this machine does not trust it")
const unsigned = bad("untrusted", "is signed by nobody whom this machine trusts")

const CODES: Readonly<Record<string, Words>> = {
  ECONNREFUSED: refused,
  ENOTFOUND: unknown,
  EAI_AGAIN: unknown,
  ECONNRESET: reset,
  EPIPE: reset,
  ETIMEDOUT: () => tooSlow("unreached"),
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  CERT_HAS_EXPIRED: bad("expired", "has expired", RENEW),
  CERT_NOT_YET_VALID: bad("not-yet-valid", "is not valid yet", "is the clock of this machine right?"),
  DEPTH_ZERO_SELF_SIGNED_CERT: selfSigned,
  SELF_SIGNED_CERT_IN_CHAIN: unsigned,
  UNABLE_TO_GET_ISSUER_CERT: unsigned,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unsigned,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unsigned,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) =>
    bad("wrong-host", `is for another host than ${host}`, "connect to the host that it is for")(host)
}
