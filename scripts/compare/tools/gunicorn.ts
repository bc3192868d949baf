/** gunicorn, from pip. */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Site } from "../sandbox.ts"
import { said, type Tool, write } from "./tool.ts"

/** Installs it below `brought`. */
export const gunicorn = (brought: string): Tool | undefined => {
  spawnSync("python3", ["-m", "venv", join(brought, "venv")])
  spawnSync(join(brought, "venv/bin/pip"), ["install", "--quiet", "gunicorn"])
  const bin = join(brought, "venv/bin/gunicorn")
  if (!existsSync(bin)) return undefined
  const signal = ({ directory }: Site, name: string) => `kill -${name} "$(cat ${directory}/tool.pid)"`
  return {
    name: "gunicorn",
    version: said(bin, "--version") ?? "",
    prepare: (site, app) =>
      write(
        site,
        "app.py",
        app === "good"
          ? "def app(env, start):\n    start('200 OK', [])\n    return [b'ok']\n"
          : "raise Exception('broken')\n"
      ),
    start: ({ directory, port }) =>
      `exec ${bin} -D -b 127.0.0.1:${port} -p ${directory}/tool.pid --chdir ${directory} app:app`,
    stop: (site) => signal(site, "TERM"),
    restart: (site) => signal(site, "HUP"),
    pidFile: ({ directory }) => `${directory}/tool.pid`
  }
}
