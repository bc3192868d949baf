/** One soak: steps by a seed, and after each the question whether everything still holds. */

import { perform } from "./act.ts"
import { check, type Sizes } from "./check.ts"
import { Place } from "./place.ts"
import { plan } from "./plan.ts"

export interface Failed {
  readonly seed: number
  /** What was done, the last one being that after which it did not hold. */
  readonly steps: ReadonlyArray<string>
  readonly reason: unknown
  /** The end of the server's log. */
  readonly log: string
}

/** Every so many steps the program itself is asked too. */
const THOROUGH = 8

/** Undefined where everything held, from the first step to the end of the last server. */
export const soak = async (
  seed: number,
  count: number,
  tell: (line: string) => void = () => {}
): Promise<Failed | undefined> => {
  const place = new Place()
  const leave = () => void place.clear().finally(() => process.exit(130))
  process.once("SIGINT", leave)
  const sizes: Sizes = new Map()
  const steps: Array<string> = []
  const note = (line: string) => {
    steps.push(line)
    tell(`${steps.length} ${line}`)
  }
  if (place.diskless !== undefined) tell(`the disk is never full: ${place.diskless}`)
  try {
    for (const [index, step] of plan(seed, count).entries()) {
      steps.push(step.act)
      const told = await perform(place, step)
      steps.pop()
      note(`${step.act} ${told}`)
      await check(place, sizes, index % THOROUGH === 0)
    }
    for (const act of ["freeDisk", "stop"] as const) note(`${act} ${await perform(place, { act, chance: [0, 0] })}`)
    await check(place, sizes, true)
    return undefined
  } catch (reason) {
    const log = (place.read(`${place.home}/server.log`) ?? "").split("\n").slice(-40).join("\n")
    return { seed, steps, reason, log }
  } finally {
    process.off("SIGINT", leave)
    await place.clear()
  }
}

/** For people. */
export const describe = ({ seed, steps, reason, log }: Failed): string =>
  [
    `seed ${seed}, step ${steps.length}: ${reason instanceof Error ? reason.message : reason}`,
    ...steps.map((step, index) => `  ${index + 1} ${step}`),
    "the end of the log:",
    log,
    `again: npm run soak -- --seed ${seed} --steps ${steps.length}`
  ].join("\n")
