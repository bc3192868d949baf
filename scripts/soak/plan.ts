/** What a soak does, step by step: the same steps for the same seed. */

export interface Step {
  readonly act: Act
  /** Each from 0 up to 1: how many, how long, which one. */
  readonly chance: readonly [number, number]
}

/** How often each act comes, relative to the others. */
const WEIGHTS = {
  start: 14,
  startTwice: 4,
  stop: 7,
  stopTwice: 2,
  restart: 8,
  hangUp: 3,
  startAndStop: 3,
  restartAndStop: 3,
  killLauncher: 8,
  interruptLauncher: 5,
  killPrimary: 6,
  killWorker: 8,
  crash: 5,
  terminate: 3,
  freeze: 6,
  stopFrozen: 2,
  removePidFile: 6,
  removeSocket: 3,
  scribble: 4,
  fillDisk: 2
} as const

/** A disk that was filled has space again after some steps. */
export type Act = keyof typeof WEIGHTS | "freeDisk"

const ACTS = Object.entries(WEIGHTS) as ReadonlyArray<[Act, number]>
const TOTAL = ACTS.reduce((sum, [, weight]) => sum + weight, 0)

/** How long a disk stays full, in steps, at most. */
const FULL = 5

/** The first `count` steps of the soak with that seed. */
export const plan = (seed: number, count: number): ReadonlyArray<Step> => {
  const random = generator(seed)
  let full = 0
  return Array.from({ length: count }, () => {
    const chance = [random(), random()] as const
    full -= 1
    const act = full === 0 ? "freeDisk" : choose(random() * TOTAL)
    if (act === "fillDisk" && full < 0) full = 2 + Math.floor(chance[0] * FULL)
    return { act, chance }
  })
}

const choose = (point: number): Act => {
  let rest = point
  for (const [act, weight] of ACTS) {
    rest -= weight
    if (rest < 0) return act
  }
  return "start"
}

/** Numbers from 0 up to 1 by the seed alone: Marsaglia's xorshift, over 32 bits. */
const generator = (seed: number): (() => number) => {
  let state = (seed * 0x9e3779b1) | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
