/** What is timed: the product's commands, and bare Node beside them. */
import { join } from "node:path"
import type { Case } from "./measure.ts"
import { agents, atEnd, fresh, node } from "./place.ts"
import { withPlugins } from "./plugins.ts"

const NODE = "node -e 0"
const FLOOR = "floor: bare script, bare server"

/** `serving` is the home of a server that runs all the time. */
export const cases = (serving: string): ReadonlyArray<Case> => [
  ...plain(serving),
  ...withTwenty({ CLEVERAGENTS_HOME: withPlugins(20) })
]

const plain = (serving: string): ReadonlyArray<Case> => [
  { name: NODE, run: () => node(["-e", "0"]).time },
  { name: "agents --version", against: NODE, target: 1.25, run: () => node([agents, "--version"]).time },
  { name: "agents --help", against: NODE, target: 1.25, run: () => node([agents, "--help"]).time },
  {
    name: "agents server strat (usage error)",
    against: NODE,
    target: 1.25,
    run: () => node([agents, "server", "strat"], {}, 2).time
  },
  {
    name: "agents server status, running",
    against: NODE,
    target: 1.6,
    run: () => node([agents, "server", "status"], { CLEVERAGENTS_HOME: serving }).time
  },
  {
    name: "agents server status, stopped",
    against: NODE,
    target: 1.6,
    run: () => node([agents, "server", "status"], { CLEVERAGENTS_HOME: fresh() }, 3).time
  },
  { name: FLOOR, run: floor },
  { name: "agents server start", against: FLOOR, target: 1.6, run: () => start({}) },
  {
    name: "agents server start, code cache cold",
    against: FLOOR,
    every: 3,
    run: () => start({ XDG_CACHE_HOME: fresh() })
  }
]

/** What is there already costs next to nothing more where plugins were added. */
const withTwenty = (env: Readonly<Record<string, string>>): ReadonlyArray<Case> => {
  const ofTwenty = (name: string, args: ReadonlyArray<string>, code = 0): Case => ({
    name: `${name}, twenty plugins`,
    against: name,
    target: 1.1,
    run: () => node([agents, ...args], env, code).time
  })
  return [
    ofTwenty("agents --version", ["--version"]),
    ofTwenty("agents --help", ["--help"]),
    ofTwenty("agents server status, stopped", ["server", "status"], 3)
  ]
}

/** A server of the product's in a home of its own, until the bench ends. */
export const serve = (): { readonly home: string; readonly pid: number } => {
  const env = { CLEVERAGENTS_HOME: fresh() }
  const { stdout } = node([agents, "server", "start", "--port", "0"], env)
  atEnd(() => node([agents, "server", "stop"], env))
  return { home: env.CLEVERAGENTS_HOME, pid: pidIn(stdout) }
}

/** A bare server, until the bench ends. */
export const bare = (): number => {
  const pid = pidIn(node([join(import.meta.dirname, "floor.cjs")]).stdout)
  atEnd(() => process.kill(pid))
  return pid
}

const start = (variables: Readonly<Record<string, string>>): number => {
  const env = { ...variables, CLEVERAGENTS_HOME: fresh() }
  const { time } = node([agents, "server", "start", "--port", "0"], env)
  node([agents, "server", "stop"], env)
  return time
}

const floor = (): number => {
  const { time, stdout } = node([join(import.meta.dirname, "floor.cjs")])
  process.kill(pidIn(stdout))
  return time
}

const pidIn = (line: string): number => Number(/PID (\d+)/.exec(line)?.[1])
