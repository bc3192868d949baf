import { hostname } from "node:os"
import * as Effect from "effect/Effect"
import { afterEach, describe, expect, it } from "vitest"
import { greet } from "../../src/link/greet.ts"
import { lookUp } from "../../src/link/lookup.ts"
import { serve } from "./place.ts"

const { execPath } = process
afterEach(() => {
  process.execPath = execPath
})

const cause = (url: string) =>
  Effect.runPromise(
    Effect.flip(greet({ url, tls: { verify: true } }, 5000)).pipe(Effect.map(({ cause: { problem } }) => problem))
  )

describe("the host of a URL", () => {
  it.each(["http://127.0.0.1", "http://[::1]", "http://localhost"])("needs nobody to find %s", async (url) => {
    expect(await Effect.runPromise(lookUp(new URL(url)))).toBeUndefined()
  })

  it("is found as the system finds it, one address or all", async () => {
    // Each machine knows itself; where it does not, as in some containers, nobody can be asked.
    const found = await Effect.runPromise(Effect.option(lookUp(new URL(`http://${hostname()}`))))
    if (found._tag === "None" || found.value === undefined) return
    const lookup = found.value
    const all = await new Promise((resolve) => lookup("", { all: true }, (_, addresses) => resolve(addresses)))
    const one = await new Promise((resolve) => lookup("", {}, (_, address, family) => resolve({ address, family })))
    expect(all).toContainEqual(one)
  })

  it("is unknown", async () => {
    expect(await cause("http://nowhere.invalid")).toBe("unknown-host")
  })

  it("cannot be looked up where no process can be started", async () => {
    process.execPath = "/nowhere/node"
    expect(await cause("http://nowhere.invalid")).toBe("failed")
  })

  it("is left alone once nobody waits any more", async () => {
    const url = await serve(() => {})
    const cut = Effect.timeout(greet({ url, tls: { verify: true } }, 5000), 50)
    expect(await Effect.runPromise(Effect.flip(cut))).toMatchObject({ _tag: "TimeoutException" })
    const unlooked = Effect.timeout(lookUp(new URL("http://nowhere.invalid")), 1)
    expect(await Effect.runPromise(Effect.flip(unlooked))).toMatchObject({ _tag: "TimeoutException" })
  })
})
