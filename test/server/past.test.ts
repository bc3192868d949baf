import { describe, expect, it } from "vitest"
import { delay, following, NONE, type Past } from "../../src/server/past.ts"

/** The delays before each of `count` replacements in a row. */
const delays = (count: number): ReadonlyArray<number> => {
  let past: Past = NONE
  return Array.from({ length: count }, () => {
    past = following(past, 10, "exit code 1")
    return delay(past)
  })
}

describe("a process that ends again and again", () => {
  it("is replaced at once, then after delays that grow up to ten seconds", () => {
    expect(delays(11)).toEqual([0, 100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000])
  })

  it("is replaced at once again when it has lived for a while", () => {
    const early = following(following(NONE, 10, "SIGKILL"), 10, "SIGKILL")
    const late = following(early, 31_000, "exit code 1")
    expect(delay(late)).toBe(0)
    expect(late).toEqual({ failures: 1, restarts: 3, lastExit: "exit code 1" })
  })
})
