import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:https"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { afterAll, beforeAll } from "vitest"
import { canCertify, certify } from "../../features/support/certificate.ts"
import { complaintOf, fingerprintOf, load } from "../../src/launch/certificate.ts"
import { probe } from "../../src/launch/health.ts"
import { settle, withCertificate } from "../../src/launch/settle.ts"

let home = ""
let paths = { cert: "", key: "" }
let pair = { cert: "", key: "" }

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "certificate-"))
  paths = certify(home, "IP:127.0.0.1", "20200101000000Z", "20990101000000Z")
  pair = { cert: readFileSync(paths.cert, "utf8"), key: readFileSync(paths.key, "utf8") }
})

afterAll(() => rmSync(home, { recursive: true }))

const written = (name: string, text: string): string => {
  const path = join(home, name)
  writeFileSync(path, text)
  return path
}

describe.skipIf(!canCertify())("a certificate and its key", () => {
  it.effect("are read as they are", () =>
    Effect.gen(function* () {
      expect(yield* load({ tlsCert: paths.cert, tlsKey: paths.key })).toEqual(pair)
      expect(yield* load({})).toBeUndefined()
    })
  )

  it.effect("may stand in one file, the key before the certificate", () =>
    Effect.gen(function* () {
      const both = written("both.pem", `${pair.key}${pair.cert}`)
      const read = yield* load({ tlsCert: both, tlsKey: both })
      expect(fingerprintOf(read ?? pair)).toBe(fingerprintOf(pair))
    })
  )

  it.effect("are refused where OpenSSL would not serve with them", () =>
    Effect.gen(function* () {
      const short = ["-newkey", "rsa:512", "-nodes", "-keyout", "short.key", "-out", "short.pem", "-subj", "/CN=x"]
      execFileSync("openssl", ["req", "-x509", ...short], { cwd: home, stdio: "ignore" })
      const files = { tlsCert: join(home, "short.pem"), tlsKey: join(home, "short.key") }
      const error = yield* Effect.flip(load(files))
      expect(error).toMatchObject({ _tag: "TlsFailed", path: files.tlsCert })
      expect(error.reason).toContain("too small")
    })
  )

  it.effect("are refused where they cannot be read", () =>
    Effect.gen(function* () {
      const fifo = join(home, "fifo")
      execFileSync("mkfifo", [fifo])
      expect(yield* Effect.flip(load({ tlsCert: fifo, tlsKey: paths.key }))).toMatchObject({
        reason: "it is not a regular file"
      })
      const below = join(paths.cert, "below.pem")
      expect(yield* Effect.flip(load({ tlsCert: below, tlsKey: paths.key }))).toMatchObject({
        reason: "a part of its path is not a directory"
      })
    })
  )

  it("are told of while clients refuse them", () => {
    expect(complaintOf(pair.cert, Date.parse("2019-12-31"))).toContain("is not valid before 2020-01-01")
    expect(complaintOf(pair.cert, Date.parse("2030-01-01"))).toBeUndefined()
    expect(complaintOf(pair.cert, Date.parse("2099-01-02"))).toContain("expired on 2099-01-01")
  })
})

const options = { host: "::", port: 0, workers: 1, logLevel: "info", cwd: "/", pidFile: "/server.pid" } as const

describe.skipIf(!canCertify())("the settings of a launch", () => {
  it("have the certificate's fingerprint and a URL of HTTPS", () => {
    expect(settle(options, 8443, { pair })).toMatchObject({
      url: "https://[::1]:8443",
      fingerprint: fingerprintOf(pair)
    })
    expect(JSON.stringify(settle(options, 8443, { pair }))).not.toContain("BEGIN")
  })

  it("have that of the renewed one in a server that took the place of another", () => {
    const before = settle(options, 8080)
    expect(withCertificate(before, undefined)).toBe(before)
    expect(withCertificate(before, pair)).toEqual({ ...before, fingerprint: fingerprintOf(pair) })
  })
})

const tokens = { ask: "the question", answer: "the answer" }

describe.skipIf(!canCertify())("the probe of a server with a certificate", () => {
  const serving = Effect.acquireRelease(
    Effect.async<ReturnType<typeof createServer>>((resume) => {
      const server = createServer(pair, (_request, response) => response.end(JSON.stringify({ answer: tokens.answer })))
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)))
    }),
    (server) => Effect.sync(() => server.close())
  ).pipe(Effect.map((server) => `https://127.0.0.1:${(server.address() as AddressInfo).port}`))

  it.scoped("is content with that very certificate, whoever signed it", () =>
    Effect.gen(function* () {
      yield* probe({ url: yield* serving, tokens, fingerprint: fingerprintOf(pair) })
    })
  )

  it.scoped("is not with another one, whatever is answered", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(probe({ url: yield* serving, tokens, fingerprint: "AA:BB" }))
      expect(error.reason).toContain("shows another certificate than that of this server")
    })
  )
})
