import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { authOf, isExposed } from "../../src/launch/auth.ts"

const home = mkdtempSync(join(tmpdir(), "auth-"))
const [there, missing] = [join(home, "tokens.json"), join(home, "none.json")]
writeFileSync(there, "")
afterAll(() => rmSync(home, { recursive: true }))

describe("what a request needs", () => {
  it("is what was asked for", () => {
    expect(authOf({ auth: "none", tokenFile: there })).toBe("none")
    expect(authOf({ auth: "tokens", app: "./app.js", tokenFile: missing })).toBe("tokens")
  })

  it("is a token for the built-in app once there is one, and nothing for an app", () => {
    expect(authOf({ tokenFile: there })).toBe("tokens")
    expect(authOf({ tokenFile: missing })).toBe("none")
    expect(authOf({})).toBe("none")
    expect(authOf({ app: "./app.js", tokenFile: there })).toBe("none")
  })
})

describe("a server is others' to use", () => {
  it.each(["0.0.0.0", "::", "192.168.1.2", "1270.0.0.1", "example.org", "localhost.example.org", "fe80::1"])(
    "at %s",
    (host) => {
      expect(isExposed({ host })).toBe(true)
      expect(isExposed({ host, auth: "tokens" })).toBe(false)
    }
  )

  it.each([
    "127.0.0.1",
    "127.1",
    "127.8.9.1",
    "::1",
    "0:0:0:0:0:0:0:1",
    "::ffff:127.0.0.1",
    "localhost",
    "my.localhost"
  ])("not at %s", (host) => {
    expect(isExposed({ host })).toBe(false)
  })
})
