/** The word that somebody probably meant. */
import { describe, expect, it } from "vitest"
import { nearest } from "../../src/manifest/nearest.ts"

const commands = ["start", "stop", "restart", "status", "serve", "logs"]

describe("the nearest word", () => {
  it.each([
    ["strat", "start"],
    ["stpo", "stop"],
    ["rstart", "start"],
    ["retsart", "restart"],
    ["statsu", "status"],
    ["stat", "start"],
    ["log", "logs"],
    ["START", "start"],
    ["rest", "restart"]
  ])("for %s is %s", (word, expected) => {
    expect(nearest(word, commands)).toBe(expected)
  })

  it.each([["frobnicate"], [""], ["x"], ["st"], ["s".repeat(10_000)]])(
    "is none for what is near to nothing: %.12s",
    (word) => {
      expect(nearest(word, commands)).toBeUndefined()
    }
  )

  it("is the first of two that are as near", () => {
    expect(nearest("pore", ["port", "pone"])).toBe("port")
  })
})
