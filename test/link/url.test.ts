import { describe, expect, it } from "vitest"
import { admit, isGuarded, nameFor, normalise } from "../../src/link/url.ts"

describe("a server's URL is written in one way", () => {
  it.each([
    ["example.org", "https://example.org"],
    ["Agents.EXAMPLE.org:443/", "https://agents.example.org"],
    ["example.org:8443", "https://example.org:8443"],
    ["http://example.org:80", "http://example.org"],
    ["HTTPS://example.org//", "https://example.org"],
    ["https://example.org/agents/", "https://example.org/agents"],
    ["https://example.org/a/../b", "https://example.org/b"],
    ["https://example.org/@team", "https://example.org/@team"],
    ["localhost", "http://localhost"],
    ["localhost:8080", "http://localhost:8080"],
    ["127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["127.1:8080", "http://127.0.0.1:8080"],
    ["::1", "http://[::1]"],
    ["[::1]:8080", "http://[::1]:8080"],
    ["2001:DB8::7", "https://[2001:db8::7]"],
    ["10.0.0.7", "https://10.0.0.7"],
    ["https://127.0.0.1:8443", "https://127.0.0.1:8443"],
    ["müller.example", "https://xn--mller-kva.example"]
  ])("%s is %s", (text, url) => {
    expect(normalise(text)).toEqual({ url })
    expect(normalise(url)).toEqual({ url })
  })

  it.each([
    ["", "names no host"],
    ["/", "names no host"],
    [":8080", "names no host"],
    ["https:///x", "names no host"],
    ["two words", "names no host"],
    ["https:\\\\example.org", "names no host"],
    ["example.org:x", "is no URL"],
    ["example.org:70000", "is no URL"],
    ["[::1", "is no URL"],
    ["fe80::1%eth0", "is no URL"],
    ["ws://example.org", "'ws:' is no way to reach a server"],
    ["127.0.0.1:0", "nobody listens on port 0"],
    ["example.org?token=secret", "has no place in a server's URL"],
    ["example.org/#secret", "has no place in a server's URL"],
    ["https://secret@example.org", "does not belong into a URL"],
    ["ada:secret@example.org/x", "does not belong into a URL"],
    ["ftp://ada:secret@example.org", "does not belong into a URL"]
  ])("'%s' is none, and what is said of it tells no secret", (text, problem) => {
    const told = JSON.stringify(normalise(text))
    expect(told).toContain(problem)
    expect(told).not.toContain("secret")
  })
})

describe("what is sent in the clear", () => {
  it.each(["https://10.0.0.7", "http://127.0.0.1:9", "http://127.9.9.9", "http://[::1]", "http://localhost:9"])(
    "nobody between can read it at %s",
    (url) => {
      expect(isGuarded(url)).toBe(true)
      expect(admit(url, false)).toEqual({ url })
    }
  )

  it.each(["http://10.0.0.7", "http://127.example.org", "http://localhost.example.org", "http://[2001:db8::1]"])(
    "%s has to be allowed",
    (url) => {
      expect(isGuarded(url)).toBe(false)
      expect(admit(url, false)).toHaveProperty("advice")
      expect(admit(url, true)).toEqual({ url })
    }
  )
})

describe("a link is called as its host", () => {
  it.each([
    ["https://example.org", "example.org"],
    ["http://127.0.0.1:9000", "127.0.0.1-9000"],
    ["http://[::1]:9000", "1-9000"],
    ["http://[::]", "server"],
    ["https://example.org:8443/a/b", "example.org-8443-a-b"],
    [`https://${"a.".repeat(60)}org`, "a.".repeat(32)]
  ])("%s is %s", (url, name) => {
    expect(nameFor(url)).toBe(name)
    expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  })
})
