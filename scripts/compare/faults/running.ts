/** What goes wrong with a server that runs. */
import { spawn } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { answers, eventually, processes, roots, run } from "../sandbox.ts"
import { exit, type Fault, plural, started } from "./fault.ts"

export const running: ReadonlyArray<Fault> = [
  {
    id: "D5",
    title: "stop, and the PID file names a stranger",
    provoke: async (tool, site) => {
      tool.prepare(site, "good")
      const stranger = spawn("sleep", ["60"], { stdio: "ignore" })
      const ended = new Promise((resolve) => stranger.once("exit", resolve))
      mkdirSync(dirname(tool.pidFile(site)), { recursive: true })
      writeFileSync(tool.pidFile(site), `${stranger.pid}\n`)
      const { code } = await run(site, tool.stop(site))
      const killed = await Promise.race([ended.then(() => true), sleep(500, false)])
      stranger.kill("SIGKILL")
      return `${exit(code)}; the stranger ${killed ? "was killed" : "lives"}`
    }
  },
  {
    id: "D40",
    title: "stop of a server that is stopped by SIGSTOP",
    provoke: async (tool, site) => {
      await started(tool, site, "good")
      await eventually(() => answers(site))
      for (const pid of processes(site)) process.kill(pid, "SIGSTOP")
      const { code } = await run(site, tool.stop(site))
      return `${exit(code)}; ${(await eventually(() => processes(site).length === 0, 3000)) ? "gone" : "still there"}`
    }
  },
  {
    id: "D47",
    title: "the main process is killed with SIGKILL",
    provoke: async (tool, site) => {
      await started(tool, site, "good")
      await eventually(() => answers(site))
      for (const pid of roots(site)) process.kill(pid, "SIGKILL")
      const gone = await eventually(() => processes(site).length === 0, 4000)
      return gone
        ? "nothing is left"
        : `${plural(processes(site).length, "orphan")}, and ${(await answers(site)) ? "it answers" : "no answer"}`
    }
  },
  {
    id: "D50",
    title: "restart to an app that is broken",
    provoke: async (tool, site) => {
      await started(tool, site, "good")
      await eventually(() => answers(site))
      tool.prepare(site, "broken")
      const { code } = await run(site, tool.restart(site))
      await sleep(2500)
      return `${exit(code)}; ${(await answers(site)) ? "the old one serves" : "it is down"}`
    }
  }
]
