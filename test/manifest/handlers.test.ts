/** Every command of the manifest has a handler that can be loaded. */
import { expect, it } from "vitest"
import { handlers } from "../../src/generated/handlers.ts"
import { model } from "../../src/generated/model.ts"
import { commandsOf } from "../../src/manifest/walk.ts"

it.each(Object.entries(handlers))("%s is there", async (_, load) => {
  expect(await load()).toMatchObject({ default: expect.any(Function) })
})

it("no command is left out", () => {
  expect(Object.keys(handlers)).toEqual(commandsOf(model).map(({ path }) => path.join(" ")))
})
