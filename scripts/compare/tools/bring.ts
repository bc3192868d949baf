/** Finds the tools, or brings them. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { agents } from "./agents.ts"
import { caddy } from "./caddy.ts"
import { gunicorn } from "./gunicorn.ts"
import { nginx } from "./nginx.ts"
import { pm2 } from "./pm2.ts"
import type { Tool } from "./tool.ts"

/** Those that are here, or that npm and pip bring; the names of the others. */
export const bring = (): { readonly tools: ReadonlyArray<Tool>; readonly absent: ReadonlyArray<string> } => {
  const brought = mkdtempSync(join(tmpdir(), "compared-"))
  process.once("exit", () => rmSync(brought, { recursive: true, force: true }))
  const found = { agents, pm2: pm2(brought), gunicorn: gunicorn(brought), nginx: nginx(), caddy: caddy() }
  return {
    tools: Object.values(found).filter((tool) => tool !== undefined),
    absent: Object.entries(found).flatMap(([name, tool]) => (tool === undefined ? [name] : []))
  }
}
