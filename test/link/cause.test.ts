import { describe, expect, it } from "vitest"
import { causeOf } from "../../src/link/cause.ts"

const failed = (code: string) => Object.assign(new Error(`${code}: words of the system`), { code })

describe("why a server cannot be reached", () => {
  it.each([
    ["ECONNREFUSED", "refused"],
    ["ENOTFOUND", "unknown-host"],
    ["EAI_AGAIN", "unknown-host"],
    ["ECONNRESET", "reset"],
    ["EPIPE", "reset"],
    ["ETIMEDOUT", "timed-out"],
    ["EHOSTUNREACH", "unreachable"],
    ["ENETUNREACH", "unreachable"],
    ["CERT_HAS_EXPIRED", "certificate-expired"],
    ["CERT_NOT_YET_VALID", "certificate-not-yet-valid"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate-self-signed"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "certificate-untrusted"],
    ["UNABLE_TO_GET_ISSUER_CERT", "certificate-untrusted"],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "certificate-untrusted"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate-untrusted"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate-wrong-host"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "no-tls"],
    ["EPROTO", "no-tls"],
    ["HPE_INVALID_CONSTANT", "not-ours"]
  ])("%s is said in words of ours", (code, problem) => {
    const cause = causeOf(failed(code), "example.org:8443")
    expect(cause.problem).toBe(problem)
    expect(cause.reason).not.toContain(code)
  })

  it("is said in the system's words where nobody foresaw it", () => {
    expect(causeOf(failed("EWHATEVER"), "example.org")).toEqual({
      problem: "failed",
      reason: "EWHATEVER: words of the system"
    })
    expect(causeOf(new Error("odd"), "example.org")).toEqual({ problem: "failed", reason: "odd" })
  })
})
