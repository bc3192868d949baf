/** What one would take instead: pm2, which starts the same server with a daemon of its own. */
import { execFileSync } from "node:child_process"
import { get } from "node:http"
import { createServer } from "node:net"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import type { Case } from "./measure.ts"
import { agents, atEnd, fresh, node } from "./place.ts"

const EVERY = 4

/** Installs pm2 into a temporary directory. Throws where that cannot be done. */
export const cases = (against: string): ReadonlyArray<Case> => {
  const directory = fresh()
  const install = ["install", "--no-audit", "--no-fund", "--loglevel", "error", "--prefix", directory, "pm2@7"]
  execFileSync("npm", install, { stdio: ["ignore", "ignore", "pipe"], timeout: 120_000 })
  const pm2 = join(directory, "node_modules/pm2/bin/pm2")
  const running = fresh()
  node([pm2, "ping"], { PM2_HOME: running })
  atEnd(() => node([pm2, "kill"], { PM2_HOME: running }))
  const cold = () => inNewHome(pm2, fresh())
  return [
    { name: "pm2 start, its daemon cold", against, every: EVERY, run: () => cold().then(({ returned }) => returned) },
    {
      name: "pm2 start, cold, until the server answers",
      against,
      every: EVERY,
      run: () => cold().then(({ answered }) => answered)
    },
    {
      name: "pm2 start, its daemon warm",
      against,
      every: EVERY,
      run: () => launch(pm2, running).then(({ returned }) => returned)
    },
    {
      name: "pm2 start, warm, until the server answers",
      against,
      every: EVERY,
      run: () => launch(pm2, running).then(({ answered }) => answered)
    }
  ]
}

/** In milliseconds. */
interface Start {
  readonly returned: number
  readonly answered: number
}

const inNewHome = (pm2: string, home: string): Promise<Start> =>
  launch(pm2, home).finally(() => node([pm2, "kill"], { PM2_HOME: home }))

const launch = async (pm2: string, home: string): Promise<Start> => {
  const port = await freePort()
  const env = { PM2_HOME: home, CLEVERAGENTS_HOME: fresh() }
  const began = performance.now()
  node([pm2, "start", agents, "--name", "server", "--", "server", "serve", "--port", String(port)], env)
  const returned = performance.now() - began
  while (!(await answers(port))) await setTimeout(2)
  const answered = performance.now() - began
  node([pm2, "delete", "server"], env)
  return { returned, answered }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0))
    })
  })

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    get({ host: "127.0.0.1", port, path: "/health", agent: false }, (response) =>
      resolve(response.resume().statusCode === 200)
    ).once("error", () => resolve(false))
  })
