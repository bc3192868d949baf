import { expect, it } from "vitest"
import { version } from "../../src/contract/version.ts"

it("the version is the one that the build wrote in, and 0.0.0 where nothing was built", async () => {
  expect(version).toBe("0.0.0")
  Object.assign(globalThis, { __VERSION__: "1.2.3" })
  const built = new URL("../../src/contract/version.ts?built", import.meta.url).href
  expect(await import(built)).toMatchObject({ version: "1.2.3" })
})
