import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { add } from "../../src/link/change.ts"
import { stateOf } from "../../src/link/state.ts"
import { home, serve } from "./place.ts"

const state = (env: NodeJS.ProcessEnv = {}) => Effect.runPromise(stateOf(env))
const OURS = JSON.stringify({ name: "cleveragents", version: "1.0.0", protocols: [1] })

describe("how this machine stands with its server", () => {
  it("is not connected", async () => {
    home()
    expect(await state()).toEqual({ state: "not-connected" })
  })

  it("is connected, and out of reach once the server hangs", async () => {
    home()
    let hangs = false
    const url = await serve((_, answer) => void (hangs || answer.end(OURS)))
    await Effect.runPromise(add({ name: "one", url, tls: { verify: true }, addedAt: "" }, undefined))
    expect(await state()).toMatchObject({ state: "connected", target: { name: "one" }, greeting: { version: "1.0.0" } })
    hangs = true
    expect(await state()).toMatchObject({ state: "out-of-reach", target: { url }, cause: { problem: "timed-out" } })
  })

  it.each([
    [{ CLEVERAGENTS_SERVER_URL: "ftp://example.org" }, "'ftp:' is no way to reach a server"],
    [{ CLEVERAGENTS_SERVER_TOKEN: "two words" }, "what is in CLEVERAGENTS_SERVER_TOKEN is no token"]
  ])("is misled by %j", async (env, reason) => {
    home()
    expect(await state(env)).toMatchObject({
      state: "out-of-reach",
      cause: { problem: "unusable-environment", reason }
    })
  })

  it("has a record that cannot be used", async () => {
    const directory = home()
    mkdirSync(join(directory, "links.json"))
    expect(await state()).toMatchObject({ cause: { problem: "unusable-record", advice: "name a file" } })
    const file = join(directory, "file")
    writeFileSync(file, "")
    process.env.CLEVERAGENTS_HOME = file
    const found = await state()
    expect(found).toMatchObject({ cause: { reason: expect.stringContaining("a part of its path is not a directory") } })
    expect(found).not.toHaveProperty("cause.advice")
  })
})
