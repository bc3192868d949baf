/** One thing that goes wrong, and words for what was seen. */
import { run, type Site } from "../sandbox.ts"
import type { App, Tool } from "../tools/tool.ts"

export interface Fault {
  /** The scenario of docs/reliability.md. */
  readonly id: string
  readonly title: string
  /** In a few words. */
  readonly provoke: (tool: Tool, site: Site) => Promise<string>
}

export const started = (tool: Tool, site: Site, app: App) => {
  tool.prepare(site, app)
  return run(site, tool.start(site))
}

export const exit = (code: number | undefined): string => (code === undefined ? "hangs" : `exit ${code}`)

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
