import { chmodSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { add, remove, select } from "../../src/link/change.ts"
import { recorded, tokenOnRecord } from "../../src/link/store.ts"
import { choose } from "../../src/link/target.ts"
import { home } from "./place.ts"

const run = Effect.runPromise
const link = (name: string, url = "https://example.org") => ({
  name,
  url,
  tls: { verify: true },
  addedAt: "2030-01-01T00:00:00.000Z"
})
const reason = <A, E>(program: Effect.Effect<A, E>) => run(Effect.map(Effect.flip(program), (error) => String(error)))

describe("the record of links", () => {
  it("is empty at first", async () => {
    home()
    expect(await run(recorded)).toEqual({ links: { links: [] }, credentials: [] })
    expect(await run(choose({}))).toBeUndefined()
  })

  it("keeps links in the order in which they came, and the last is current", async () => {
    home()
    await run(add(link("one"), "first"))
    await run(add(link("two"), undefined))
    expect(await run(add(link("one", "https://example.com"), undefined))).toMatchObject({ url: "https://example.org" })
    expect((await run(recorded)).links).toMatchObject({ current: "one", links: [{ name: "two" }, { name: "one" }] })
  })

  it("gives a token to its own URL alone", async () => {
    const directory = home()
    await run(add(link("one"), "secret"))
    expect(await run(tokenOnRecord("one", "https://example.org"))).toBe("secret")
    expect(await run(tokenOnRecord("one", "https://example.com"))).toBeUndefined()
    expect(await run(choose({}))).toMatchObject({ token: "secret", tokenFrom: "record", name: "one" })
    // As after a crash between two writes.
    const file = join(directory, "links.json")
    writeFileSync(file, readFileSync(file, "utf8").replace("example.org", "example.com"))
    expect(await run(choose({}))).not.toHaveProperty("token")
  })

  it("gives way to the environment", async () => {
    home()
    await run(add(link("one"), "secret"))
    expect(await run(choose({ CLEVERAGENTS_SERVER_TOKEN: "other\n" }))).toMatchObject({
      url: "https://example.org",
      from: "record",
      token: "other",
      tokenFrom: "environment"
    })
    const named = { CLEVERAGENTS_SERVER_URL: "http://10.0.0.7" }
    expect(await run(choose(named))).toMatchObject({ problem: expect.stringContaining("in the clear") })
    expect(await run(choose({ ...named, CLEVERAGENTS_SERVER_INSECURE: "yes" }))).toEqual({
      url: "http://10.0.0.7",
      tls: { verify: true },
      from: "environment"
    })
    const guarded = { CLEVERAGENTS_SERVER_CA_FILE: "/ca.pem", CLEVERAGENTS_SERVER_TLS_VERIFY: "rubbish" }
    expect(await run(choose({ CLEVERAGENTS_SERVER_URL: "example.com", ...guarded }))).toMatchObject({
      tls: { verify: true, caFile: "/ca.pem" }
    })
  })

  it("forgets a link and its token", async () => {
    home()
    await run(add(link("one"), "first"))
    await run(add(link("two"), "second"))
    expect(await run(remove("one"))).toMatchObject({ hadToken: true, links: { current: "two" } })
    expect(await run(remove(undefined))).toMatchObject({ link: { name: "two" }, links: { links: [] } })
    expect(await run(recorded)).toEqual({ links: { links: [] }, credentials: [] })
    expect(await reason(select("two"))).toContain("no link is called 'two'")
  })

  it.each([
    ["links.json", "rubbish"],
    ["links.json", "null"],
    ["links.json", '{ "format": 1 }'],
    ["links.json", '{ "format": 1, "links": [null] }'],
    ["links.json", '{ "format": 1, "links": [], "current": "one" }'],
    ["links.json", JSON.stringify({ format: 1, links: [{ ...link("one"), url: "nowhere" }] })],
    ["links.json", JSON.stringify({ format: 1, links: [{ ...link("one"), tls: null }] })],
    ["links.json", JSON.stringify({ format: 1, links: [{ ...link("one"), tls: { verify: true, caFile: 1 } }] })],
    ["credentials.json", '{ "format": 1, "tokens": 1 }'],
    ["credentials.json", '{ "format": 1, "tokens": [{ "name": "one" }] }'],
    ["credentials.json", '{ "format": 1, "tokens": [null] }']
  ])("%s is damaged: %s", async (file, text) => {
    writeFileSync(join(home(), file), text, { mode: 0o600 })
    expect(await reason(recorded)).toContain("it is damaged")
  })

  it.each(["links.json", "credentials.json"])("%s was written by a newer version", async (file) => {
    writeFileSync(join(home(), file), '{ "format": 2 }', { mode: 0o600 })
    expect(await reason(recorded)).toContain("a newer version of agents wrote it (format 2)")
  })

  it("is not used where others could have written it", async () => {
    const file = join(home(), "links.json")
    writeFileSync(file, '{ "format": 1, "links": [] }')
    chmodSync(file, 0o666)
    expect(await reason(recorded)).toContain("others can write to")
  })

  it("is not used where the token is in something else than a file", async () => {
    symlinkSync("/dev/null", join(home(), "credentials.json"))
    expect(await reason(recorded)).toContain("is not a regular file")
  })

  it("is nowhere where nobody knows the home", async () => {
    home()
    process.env.CLEVERAGENTS_HOME = "relative"
    expect(await reason(recorded)).toContain("nobody knows your home directory")
  })
})
