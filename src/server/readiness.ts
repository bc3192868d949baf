/** Whether the plugins of this process are ready for requests. */
import type { FastifyBaseLogger } from "fastify"
import type { Explanation } from "../platform/explain.ts"
import { type Check, check, type Run } from "./check.ts"

/** Of each check that fails, why: by plugin and check, as `hello/database`. */
export type Failing = Readonly<Record<string, string>>

interface Named extends Check {
  readonly plugin: string
  readonly name: string
}

export class Readiness {
  readonly #checks: Array<Named> = []
  readonly #log: FastifyBaseLogger
  #told: string | undefined

  constructor(log: FastifyBaseLogger) {
    this.#log = log
  }

  /** Takes what a plugin exports as `ready`; tells what is wrong with it where that is no object of functions. */
  add(plugin: string, exported: unknown): Explanation | undefined {
    if (exported === undefined || exported === null) return undefined
    if (typeof exported !== "object") return wrong(`is the ${typeof exported} ${exported}`)
    for (const [name, run] of Object.entries(exported)) {
      if (!isRun(run)) return wrong(`has ${name}, which is no function`)
      this.#checks.push({ plugin, name, ...check(run) })
    }
    return undefined
  }

  /** Empty where all are ready; answers within a second or so. */
  async failing(): Promise<Failing> {
    await Promise.all(this.#checks.map((one) => one.refresh()))
    const failing = this.#failing()
    const [first] = failing
    const complaint = first && complain(first)
    if (complaint !== this.#told) {
      this.#told = complaint
      if (complaint === undefined) this.#log.info("every plugin is ready")
      else this.#log.warn(complaint)
    }
    return Object.fromEntries(failing.map(({ plugin, name, reason }) => [`${plugin}/${name}`, reason]))
  }

  /** What is told of the first that is not ready, in a sentence; undefined where all are. */
  async complaint(): Promise<string | undefined> {
    await this.failing()
    return this.#told
  }

  #failing(): ReadonlyArray<Failed> {
    return this.#checks.flatMap(({ plugin, name, reason: why }) => {
      const reason = why()
      return reason === undefined ? [] : [{ plugin, name, reason }]
    })
  }
}

interface Failed {
  readonly plugin: string
  readonly name: string
  readonly reason: string
}

const complain = ({ plugin, name, reason }: Failed): string => `the plugin ${plugin} is not ready: ${name}: ${reason}`

const isRun = (value: unknown): value is Run => typeof value === "function"

const wrong = (what: string): Explanation => ({
  reason: `its export ready ${what}`,
  advice: "export an object of functions: export const ready = { database: async () => … }"
})
