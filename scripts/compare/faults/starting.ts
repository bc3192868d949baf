/** What goes wrong at a start. */
import { mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { occupy, processes, roots, run } from "../sandbox.ts"
import { exit, type Fault, plural, started } from "./fault.ts"

export const starting: ReadonlyArray<Fault> = [
  {
    id: "D1",
    title: "ten starts at once",
    provoke: async (tool, site) => {
      tool.prepare(site, "good")
      const ends = await Promise.all(Array.from({ length: 10 }, () => run(site, tool.start(site))))
      await sleep(1000)
      return `${tally(ends.map(({ code }) => exit(code)))}; ${plural(roots(site).length, "server")}`
    }
  },
  {
    id: "D16",
    title: "start of an app that throws",
    provoke: async (tool, site) => {
      const { code } = await started(tool, site, "broken")
      await sleep(1500)
      return `${exit(code)}; ${plural(processes(site).length, "process", "processes")} left`
    }
  },
  {
    id: "D19",
    title: "start on a busy port",
    provoke: async (tool, site) => {
      const holder = await occupy(site.port)
      const { code, text } = await started(tool, site, "good")
      await sleep(1500)
      holder.close()
      const named = text.includes(String(process.pid)) ? "names the holder" : "does not name the holder"
      return `${exit(code)}, ${named}; ${plural(processes(site).length, "process", "processes")} left`
    }
  },
  {
    id: "D25",
    title: "start | cat",
    provoke: async (tool, site) => {
      tool.prepare(site, "good")
      const { code } = await run(site, `(${tool.start(site)}) | cat`)
      return code === undefined ? "hangs" : "returns"
    }
  },
  {
    id: "D28",
    title: "the PID file is a link to a file of value",
    provoke: async (tool, site) => {
      const precious = join(site.directory, "precious")
      writeFileSync(precious, "precious")
      mkdirSync(dirname(tool.pidFile(site)), { recursive: true })
      symlinkSync(precious, tool.pidFile(site))
      const { code } = await started(tool, site, "good")
      await sleep(1000)
      return `${exit(code)}; the file ${readFileSync(precious, "utf8") === "precious" ? "is unharmed" : "is overwritten"}`
    }
  },
  {
    id: "D35",
    title: "the caller holds a file open on descriptor 50",
    provoke: async (tool, site) => {
      tool.prepare(site, "good")
      await run(site, `exec 50>${site.directory}/held; ${tool.start(site)}`)
      await sleep(500)
      const held = processes(site).filter((pid) => descriptors(pid).includes(join(site.directory, "held")))
      return held.length > 0 ? "it stays open in the server" : "it is not open in the server"
    }
  }
]

const tally = (all: ReadonlyArray<string>): string => {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].map(([one, count]) => `${count} × ${one}`).join(", ")
}

const descriptors = (pid: number): ReadonlyArray<string> => {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
  } catch {
    // It ended meanwhile.
    return []
  }
}
