import { expect, test } from "vitest"
import { childOf, childrenOf } from "../../src/cli/place.ts"
import { commandsOf } from "../../src/manifest/walk.ts"
import { tool } from "./model.ts"

test("nothing stands below a command", () => {
  for (const command of commandsOf(tool)) {
    expect(childOf(command, command.name)).toBeUndefined()
    expect(childrenOf(command)).toEqual([])
  }
})

test("a hidden command goes by its name and is not shown", () => {
  const server = childOf(tool, "srv") ?? tool
  expect(childOf(server, "debug")).toMatchObject({ hidden: true })
  expect(childrenOf(server).map(({ name }) => name)).not.toContain("debug")
})
