/** What a soak asks for on the command line, and with which codes that may end. */
import assert from "node:assert/strict"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Place, Ran } from "./place.ts"
import type { Step } from "./plan.ts"

type Chance = Step["chance"]

/** In milliseconds: longer than a start takes on an idle machine. */
export const LAUNCH = 600

export const started = async (place: Place, [a]: Chance) => expected(place, [0, 4], await place.run(start(a)))

export const startedTwice = async (place: Place, [a, b]: Chance) =>
  expected(place, [0, 4], ...(await Promise.all([place.run(start(a)), place.run(start(b))])))

export const stopped = async (place: Place) => expected(place, [0, 3], await place.run(STOP))

export const stoppedTwice = async (place: Place) =>
  expected(place, [0, 3], ...(await Promise.all([place.run(STOP), place.run(STOP)])))

export const restarted = async (place: Place, [a]: Chance) => expected(place, [0], await place.run(restart(a)))

export const startedAndStopped = async (place: Place, [a, b]: Chance) => {
  const ran = place.run(start(a))
  await sleep(b * LAUNCH)
  return expected(place, [0, 3, 4, 6], ...(await Promise.all([ran, place.run(STOP)])))
}

export const restartedAndStopped = async (place: Place, [a, b]: Chance) => {
  const ran = place.run(restart(a))
  await sleep(b * LAUNCH)
  return expected(place, [0, 3, 6], ...(await Promise.all([ran, place.run(STOP)])))
}

export const launcherKilled = async (place: Place, [a, b]: Chance): Promise<ReadonlyArray<Ran>> => {
  const { child, ended } = place.launch(launch(a))
  await sleep(b * LAUNCH)
  child.kill("SIGKILL")
  return [await ended]
}

export const launcherInterrupted = async (place: Place, [a, b]: Chance) => {
  const { child, ended } = place.launch(launch(a))
  await sleep(b * LAUNCH)
  child.kill(a < 0.3 ? "SIGINT" : "SIGTERM")
  // Before the program listens to signals it ends by them.
  return expected(place, [0, 4, 130, 143, "SIGINT", "SIGTERM"], await ended)
}

const APP = join(import.meta.dirname, "../../features/apps/late.cjs")
const STOP = "stop --timeout 20"

const serving = (chance: number): string => `--app ${APP} --workers ${1 + Math.floor(chance * 2.5)}`
const start = (chance: number): string => `start ${serving(chance)}`
const restart = (chance: number): string => (chance < 0.5 ? "restart" : `restart ${serving(chance)}`)
const launch = (chance: number): string => (chance < 0.6 ? start(chance / 0.6) : restart((chance - 0.6) / 0.4))

/** On a full disk a command may also say that it cannot write, or that the server said so. */
const expected = (
  place: Place,
  codes: ReadonlyArray<number | NodeJS.Signals>,
  ...ran: ReadonlyArray<Ran>
): ReadonlyArray<Ran> => {
  const allowed = place.isFull ? [...codes, 6, 9] : codes
  for (const { argv, code, signal, output } of ran)
    assert.ok(allowed.includes(code ?? signal ?? 0), `\`${argv}\` ended with ${code ?? signal}:\n${output}`)
  return ran
}
