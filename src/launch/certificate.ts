/** The certificate that a server shows, and the key to it: read once for each launch, by whoever launches. */
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto"
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import * as Effect from "effect/Effect"
import type { Options, Pair } from "../contract/settings.ts"
import { TlsFailed } from "../generated/errors.ts"
import { explain } from "../platform/complaint.ts"
import { Refused } from "../platform/refusal.ts"

/** Undefined where plain HTTP was asked for. */
export const load = ({
  tlsCert,
  tlsKey
}: Pick<Options, "tlsCert" | "tlsKey">): Effect.Effect<Pair | undefined, TlsFailed> =>
  Effect.gen(function* () {
    if (tlsCert === undefined || tlsKey === undefined) return undefined
    const cert = yield* from(tlsCert, () => read(tlsCert))
    const known = yield* from(tlsCert, () => certificate(cert))
    const key = yield* from(tlsKey, () => read(tlsKey))
    const secret = yield* from(tlsKey, () => privateKey(key))
    yield* from(tlsKey, () => {
      if (!known.checkPrivateKey(secret)) throw new Refused(foreign(tlsCert))
    })
    yield* from(tlsCert, () => accept({ cert, key }))
    return { cert, key }
  })

/** By which a client knows that very certificate again. */
export const fingerprintOf = ({ cert }: Pair): string => certificate(cert).fingerprint256

/** Why clients will refuse it today, in a sentence; undefined where they need not. */
export const complaintOf = (cert: string, now = Date.now()): string | undefined => {
  const { validFrom, validTo } = certificate(cert)
  if (Date.parse(validTo) <= now) return `its certificate expired on ${day(validTo)}, and clients will refuse it`
  if (Date.parse(validFrom) > now)
    return `its certificate is not valid before ${day(validFrom)}, and clients will refuse it`
  return undefined
}

const day = (moment: string): string => new Date(moment).toISOString().slice(0, 10)

const from = <A>(path: string, act: () => A): Effect.Effect<A, TlsFailed> =>
  Effect.try({ try: act, catch: (error) => new TlsFailed({ path, ...reasonOf(error, path) }) })

const reasonOf = (error: unknown, path: string) =>
  (error as NodeJS.ErrnoException).code === "ENOENT" ? { reason: "there is no such file" } : explain(error, path)

/** Links are followed: what renews certificates points one at the latest. */
const read = (path: string): string => {
  // A FIFO would wait for a writer for ever, but for O_NONBLOCK.
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    if (!fstatSync(fd).isFile()) throw new Refused({ reason: "it is not a regular file", advice: "name a PEM file" })
    return readFileSync(fd, "utf8")
  } finally {
    closeSync(fd)
  }
}

const certificate = (text: string): X509Certificate => {
  // From where it begins: some files have the key before it, which OpenSSL takes and this class does not.
  const [pem] = /-----BEGIN CERTIFICATE-----.*/s.exec(text) ?? []
  try {
    return new X509Certificate(pem ?? "")
  } catch {
    throw new Refused({
      reason: "it holds no certificate",
      advice: "name a PEM file that has one: -----BEGIN CERTIFICATE-----"
    })
  }
}

const privateKey = (text: string): KeyObject => {
  try {
    return createPrivateKey(text)
  } catch {
    throw new Refused(
      /ENCRYPTED/.test(text) ? LOCKED : { reason: "it holds no private key", advice: "name a PEM file that has one" }
    )
  }
}

const LOCKED = {
  reason: "its key is encrypted, and nobody is there to type the passphrase",
  advice: "write it without one, readable for you alone: (umask 077; openssl pkey -in ENCRYPTED -out PLAIN)"
}

const foreign = (cert: string) => ({
  reason: `it is not the key to the certificate in ${cert}`,
  advice: "give the two files that were made together"
})

/** What OpenSSL would not serve with, such as a key that is too short. Loaded here, since most servers need none of it. */
const accept = (pair: Pair): void => {
  const { createSecureContext }: typeof import("node:tls") = createRequire(import.meta.filename)("node:tls")
  createSecureContext(pair)
}
