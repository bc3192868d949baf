/** Whatever a manifest's text is, it is read, or refused with places; reading never throws. */
import { readFileSync } from "node:fs"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseLine } from "../../src/cli/line.ts"
import { show } from "../../src/manifest/problem/diagnostic.ts"
import { read } from "../../src/manifest/reader/read.ts"
import { cut, mutate, PIECES } from "./mutation.ts"

const OURS = readFileSync("commands.yaml", "utf8")
const PLUGIN = readFileSync("test/manifest/plugin.yaml", "utf8")
const SEED = 20_250_101

const accepted = (source: string | Uint8Array): boolean => {
  const outcome = read(source, "commands.yaml", { parseLine })
  if ("model" in outcome) return true
  const lines = (typeof source === "string" ? source : new TextDecoder().decode(source)).split("\n").length
  expect(outcome.problems.length).toBeGreaterThan(0)
  for (const { id, message, spot } of outcome.problems) {
    expect(`${id}${message}`).not.toContain("undefined")
    expect(spot.line).toBeGreaterThanOrEqual(1)
    expect(spot.line).toBeLessThanOrEqual(lines)
    expect(spot.column).toBeGreaterThanOrEqual(1)
  }
  const places = outcome.problems.map(({ spot }) => spot.line * 1_000_000 + spot.column)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(show(outcome.problems, 80)).toContain("error[")
  return false
}

describe("a manifest that was changed at random", { timeout: 120_000 }, () => {
  it.each([
    ["ours", OURS, 100],
    ["a plugin's", PLUGIN, 600]
  ])("is read or refused with places: %s", (_, text, numRuns) => {
    const cuts = fc.array(cut, { minLength: 1, maxLength: 4 })
    void fc.assert(
      fc.property(cuts, (changes) => void accepted(mutate(text, changes))),
      { seed: SEED, numRuns }
    )
  })

  it("is read or refused with places: its bytes", () => {
    const bytes = Buffer.from(PLUGIN)
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
    void fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const copy = Uint8Array.from(bytes)
        for (const [at, byte] of changes) copy[at] = byte
        accepted(copy)
      }),
      { seed: SEED, numRuns: 600 }
    )
  })

  it("is read or refused with places: lines moved, doubled and lost", () => {
    const lines = OURS.split("\n").slice(0, 130)
    const move = fc.tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1), fc.boolean())
    void fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 3 }), (moves) => {
        const copy = [...lines]
        for (const [from, to, keep] of moves)
          copy.splice(to, 0, ...(keep ? copy.slice(from, from + 1) : copy.splice(from, 1)))
        accepted(copy.join("\n"))
      }),
      { seed: SEED, numRuns: 100 }
    )
  })

  it("is read or refused with places: any text", () => {
    void fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: "binary" }), (text) => void accepted(text)),
      { seed: SEED, numRuns: 1000 }
    )
    void fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => void accepted(pieces.join(""))),
      { seed: SEED, numRuns: 600 }
    )
  })
})
