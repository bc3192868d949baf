import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { FastifyBaseLogger } from "fastify"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Token } from "../../src/contract/tokens.ts"
import { hashOf, mint, parse, spell } from "../../src/platform/bearer.ts"
import { tokenFile, writeTokens } from "../../src/platform/tokens.ts"
import { keyring } from "../../src/server/keyring.ts"
import { slowdown } from "../../src/server/slowdown.ts"

let home = ""
let path = ""
const told: Array<string> = []
const log = { error: (text: string) => void told.push(text) } as unknown as FastifyBaseLogger

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "keyring-"))
  path = join(home, "tokens.json")
  told.length = 0
})

afterEach(() => rmSync(home, { recursive: true }))

const UNKNOWN = { reason: "the token is unknown or was revoked" }

const made = (name: string, more: Partial<Token> = {}) => {
  const bearer = mint()
  const createdAt = new Date().toISOString()
  return { text: spell(bearer), token: { name, id: bearer.id, hash: hashOf(bearer), createdAt, ...more } }
}

describe("a token", () => {
  it("is found again in what its client shows, whatever its parts hold", () => {
    const bearer = { id: "_a-b_c-_", secret: "_".repeat(43) }
    expect(parse(spell(bearer))).toEqual(bearer)
  })

  it.each(["", "ca_", "ca_12345678_short", `cb_12345678_${"x".repeat(43)}`])("is not %j", (text) => {
    expect(parse(text)).toBeUndefined()
  })
})

describe("a server's tokens", () => {
  it("are known by name, also one that was made this moment", () => {
    const [one, other] = [made("one"), made("other")]
    const { judge, isUsed } = keyring(path, log)
    expect(isUsed()).toBe(false)
    expect(judge(one.text)).toEqual(UNKNOWN)
    writeTokens(path, [one.token])
    expect(judge(one.text)).toEqual({ name: "one" })
    writeTokens(path, [one.token, other.token])
    expect(judge(other.text)).toEqual({ name: "other" })
    expect(isUsed()).toBe(true)
  })

  it("count only with their own secret", () => {
    const { text, token } = made("one")
    writeTokens(path, [token])
    const { judge } = keyring(path, log)
    expect(judge(`${text.slice(0, -43)}${"A".repeat(43)}`)).toEqual(UNKNOWN)
  })

  it("end when they were said to", () => {
    const [past, future] = [-1000, 60_000].map((ms) => new Date(Date.now() + ms).toISOString())
    const [gone, there] = [made("gone", { expiresAt: past ?? "" }), made("there", { expiresAt: future ?? "" })]
    writeTokens(path, [gone.token, there.token])
    const { judge } = keyring(path, log)
    expect(judge(gone.text)).toEqual({ reason: "the token has expired" })
    expect(judge(there.text)).toEqual({ name: "there" })
  })

  it.each([
    ["is no JSON", "{", 0o600],
    ["is of another form", '{"format":2,"tokens":[]}', 0o600],
    ["is nothing", "null", 0o600],
    ["has what is no token", '{"format":1,"tokens":[null]}', 0o600],
    [
      "has an end that is no time",
      `{"format":1,"tokens":[${JSON.stringify(made("x", { expiresAt: "soon" }).token)}]}`,
      0o600
    ],
    ["others can read", '{"format":1,"tokens":[]}', 0o644]
  ])("do not count where their file %s, which is told once", (_, text, mode) => {
    writeFileSync(path, text)
    chmodSync(path, mode)
    const { judge, isUsed } = keyring(path, log)
    expect(isUsed()).toBe(true)
    expect(judge(made("one").text)).toEqual(UNKNOWN)
    expect(judge(made("one").text)).toEqual(UNKNOWN)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(`cannot use the tokens in ${path}`)
  })

  it("are asked for also where nobody can tell whether there are any", () => {
    writeFileSync(join(home, "file"), "")
    const { judge, isUsed } = keyring(join(home, "file", "tokens.json"), log)
    expect(isUsed()).toBe(true)
    expect(judge(made("one").text)).toEqual(UNKNOWN)
    expect(told).toHaveLength(1)
  })

  it("have no place where nobody knows the home", () => {
    expect(tokenFile({ CLEVERAGENTS_HOME: "relative" })).toBeUndefined()
  })
})

describe("whoever tries tokens out", () => {
  it("waits longer each time, two seconds at most", () => {
    const { fail } = slowdown(() => 0)
    expect(Array.from({ length: 8 }, () => fail("here"))).toEqual([50, 100, 200, 400, 800, 1600, 2000, 2000])
    expect(fail("elsewhere")).toBe(50)
  })

  it("begins anew after a quiet minute", () => {
    let now = 0
    const { fail } = slowdown(() => now)
    fail("here")
    now = 59_000
    expect(fail("here")).toBe(100)
    now = 119_001
    expect(fail("here")).toBe(50)
  })

  it("is forgotten where a thousand others came after", () => {
    const { fail } = slowdown(() => 0)
    fail("here")
    for (let n = 0; n < 999; n += 1) fail(`address ${n}`)
    expect(fail("here")).toBe(100)
    for (let n = 0; n < 1000; n += 1) fail(`address ${n}`)
    expect(fail("here")).toBe(50)
  })
})
