/** The acts of a soak: what each does to the server of a place. */
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { eventually } from "../../features/support/eventually.ts"
import { get } from "../../features/support/http.ts"
import { alive } from "../../features/support/processes.ts"
import * as Order from "./order.ts"
import { FILLING, type Place, type Ran } from "./place.ts"
import type { Act, Step } from "./plan.ts"

type Told = string | ReadonlyArray<Ran>

/** Does one step and waits until its commands have ended; throws where one of them ended as it must not. */
export const perform = async (place: Place, { act, chance }: Step): Promise<string> => {
  const told = await ACTS[act](place, chance)
  return typeof told === "string" ? told : told.map(({ argv, code, signal }) => `${argv}: ${code ?? signal}`).join(", ")
}

const ACTS: { readonly [Name in Act]: (place: Place, chance: Step["chance"]) => Told | Promise<Told> } = {
  start: Order.started,
  startTwice: Order.startedTwice,
  stop: Order.stopped,
  stopTwice: Order.stoppedTwice,
  restart: Order.restarted,
  startAndStop: Order.startedAndStopped,
  restartAndStop: Order.restartedAndStopped,
  killLauncher: Order.launcherKilled,
  interruptLauncher: Order.launcherInterrupted,
  // Its end is in the log, if anywhere: it has the time that it may need.
  hangUp: async (place, [a]) => {
    const told = strike(place.servers()[0], "SIGHUP")
    await sleep(a * Order.LAUNCH)
    return told
  },
  killPrimary: (place) => end(place, "SIGKILL"),
  terminate: (place) => end(place, "SIGTERM"),
  killWorker: (place, [a]) => {
    const workers = place.workers()
    return strike(workers[Math.floor(a * workers.length)], "SIGKILL")
  },
  crash: (place) => {
    const url = place.record()?.settings?.url
    if (url === undefined || place.servers().length === 0) return "nobody"
    return get(`${url}/late`).then(({ status }) => `${status}`, String)
  },
  freeze: async (place, [a, b]) => {
    const pid = a < 0.6 ? place.servers()[0] : place.workers()[0]
    strike(pid, "SIGSTOP")
    await sleep(b * Order.LAUNCH)
    return strike(pid, "SIGCONT")
  },
  stopFrozen: (place) => {
    for (const pid of place.servers()) strike(pid, "SIGSTOP")
    return Order.stopped(place)
  },
  removePidFile: (place) => remove(place.pidFile),
  removeSocket: (place) => remove(`${place.pidFile}.sock`),
  scribble: (place, [a]) => {
    const texts = ["", "rubbish\n", "0\n", "-1\n", `${process.pid}\n`, "999999999\n"]
    const text = texts[Math.floor(a * texts.length)] ?? ""
    if (place.isFull) return "the disk is full"
    writeFileSync(place.pidFile, text, { mode: 0o600 })
    return JSON.stringify(text)
  },
  fillDisk: (place) => {
    if (place.diskless !== undefined) return "skipped"
    place.isFull = true
    return fill(join(place.home, FILLING))
  },
  freeDisk: (place) => {
    place.isFull = false
    return remove(join(place.home, FILLING))
  }
}

const end = async (place: Place, signal: NodeJS.Signals): Promise<string> => {
  const [pid] = place.servers()
  const told = strike(pid, signal)
  if (pid !== undefined) await eventually(() => !alive(pid))
  return told
}

const strike = (pid: number | undefined, signal: NodeJS.Signals): string => {
  if (pid === undefined) return "nobody"
  try {
    process.kill(pid, signal)
    return `PID ${pid}`
  } catch {
    return `PID ${pid} is gone`
  }
}

const remove = (path: string): string => {
  rmSync(path, { force: true })
  return ""
}

const fill = (path: string): string => {
  for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: "a" })
    } catch {
      // Smaller pieces may still fit.
    }
  }
  return ""
}
