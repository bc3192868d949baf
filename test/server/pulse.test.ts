import * as inspector from "node:inspector"
import { describe, expect, it, vi } from "vitest"
import { beat, judge, still } from "../../src/server/pulse.ts"

/** How many looks, a second apart, it takes until the loop is found to be blocked; at most 100. */
const looks = (isBlocked: () => boolean): number => {
  let count = 1
  while (!isBlocked() && count < 100) count += 1
  return count
}

describe("a loop that is watched", () => {
  it("is blocked when nothing was heard of it for the time that it has", () => {
    const pulse = still()
    const isBlocked = judge(pulse, 3000, 1000)
    pulse[0] = 1
    // The first look sees a new beat, and three more see the same.
    expect(looks(isBlocked)).toBe(4)
  })

  it("has its whole time again after each beat", () => {
    const pulse = still()
    const isBlocked = judge(pulse, 3000, 1000)
    pulse[0] = 1
    expect([isBlocked(), isBlocked(), isBlocked()]).toEqual([false, false, false])
    pulse[0] = 2
    expect(looks(isBlocked)).toBe(4)
  })

  it("is not judged before its first beat, nor when it asks for that", () => {
    const pulse = still()
    const isBlocked = judge(pulse, 3000, 1000)
    expect(looks(isBlocked)).toBe(100)
    pulse[0] = 7
    isBlocked()
    pulse[0] = 0
    expect(looks(isBlocked)).toBe(100)
  })

  it("may be blocked for ever with a time of 0", () => {
    const pulse = still()
    pulse[0] = 1
    expect(looks(judge(pulse, 0, 1000))).toBe(100)
  })
})

describe("a loop that turns", () => {
  it("beats, but for the time that a debugger has it", async () => {
    const pulse = still()
    beat(pulse)
    const first = pulse[0]
    expect(first).not.toBe(0)
    await vi.waitFor(() => expect(pulse[0]).not.toBe(first))
    inspector.open(0)
    await vi.waitFor(() => expect(pulse[0]).toBe(0))
    inspector.close()
    await vi.waitFor(() => expect(pulse[0]).not.toBe(0))
  })
})
