/** How long whoever tries tokens out waits for each answer: longer each time, up to a limit, and in a memory of bounded size. */

/** In milliseconds: the first wait, which doubles with each failure, and the longest. */
const FIRST = 50
const LONGEST = 2000
/** An address that was quiet for so many milliseconds begins anew. */
const QUIET = 60_000
/** How many addresses are remembered. */
const MANY = 1000

export interface Slowdown {
  /** Notes a failure; how long its answer waits, in milliseconds. */
  readonly fail: (address: string) => number
}

export const slowdown = (now: () => number = () => performance.now()): Slowdown => {
  const failures = new Map<string, { readonly count: number; readonly at: number }>()
  return {
    fail: (address) => {
      const last = failures.get(address)
      const count = last !== undefined && now() - last.at < QUIET ? last.count + 1 : 1
      // Written anew, an entry is the youngest of the map, whose first is the one that was quiet for longest.
      failures.delete(address)
      failures.set(address, { count, at: now() })
      const [eldest] = failures.keys()
      if (failures.size > MANY && eldest !== undefined) failures.delete(eldest)
      return Math.min(FIRST * 2 ** (count - 1), LONGEST)
    }
  }
}
