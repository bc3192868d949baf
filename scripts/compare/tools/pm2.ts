/** pm2, from npm. */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Site } from "../sandbox.ts"
import { said, type Tool, write } from "./tool.ts"

/** Installs it below `brought`. */
export const pm2 = (brought: string): Tool | undefined => {
  spawnSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefix", brought, "pm2@7"])
  const bin = join(brought, "node_modules/pm2/bin/pm2")
  if (!existsSync(bin)) return undefined
  const call = ({ directory }: Site, words: string) =>
    `PM2_HOME=${directory}/home exec ${process.execPath} ${bin} ${words}`
  return {
    name: "pm2",
    version: said(process.execPath, join(brought, "node_modules/pm2/bin/pm2"), "--version") ?? "7",
    prepare: (site, app) =>
      write(
        site,
        "app.js",
        app === "good"
          ? `require("node:http").createServer((_, r) => r.end("ok")).listen(${site.port}, "127.0.0.1")\n`
          : 'throw new Error("broken")\n'
      ),
    start: (site) => call(site, "start ./app.js --name tool"),
    stop: (site) => call(site, "delete tool"),
    restart: (site) => call(site, "reload tool"),
    pidFile: ({ directory }) => `${directory}/home/pids/tool-0.pid`
  }
}
