import { describe, expect, it } from "vitest"
import { handIn, importModule } from "../../src/platform/import.ts"

describe("a module that is not ours", () => {
  it("is imported by its URL, through whoever loaded this program where that one has to", async () => {
    const url = "data:text/javascript,export const word = 'direct'"
    expect(await importModule(url)).toMatchObject({ word: "direct" })
    const asked: Array<string> = []
    handIn((wanted) => {
      asked.push(wanted)
      return import(wanted)
    })
    expect(await importModule(url)).toMatchObject({ word: "direct" })
    expect(asked).toEqual([url])
  })
})
