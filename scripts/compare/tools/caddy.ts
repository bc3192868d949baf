/** caddy, where it is installed. */
import type { Site } from "../sandbox.ts"
import { said, type Tool, write } from "./tool.ts"

export const caddy = (): Tool | undefined => {
  const bin = process.env.COMPARE_CADDY ?? "caddy"
  const version = said(bin, "version")
  if (version === undefined) return undefined
  const admin = ({ port }: Site) => `127.0.0.1:${port > 32_767 ? port - 20_000 : port + 20_000}`
  return {
    name: "caddy",
    version,
    prepare: (site, app) =>
      write(
        site,
        "Caddyfile",
        `{\n  admin ${admin(site)}\n  auto_https off\n}\nhttp://127.0.0.1:${site.port} {\n  ${app === "good" ? "respond ok" : "broken"}\n}\n`
      ),
    start: ({ directory }) => `exec ${bin} start --config ${directory}/Caddyfile --pidfile ${directory}/tool.pid`,
    stop: (site) => `exec ${bin} stop --address ${admin(site)}`,
    restart: (site) => `exec ${bin} reload --address ${admin(site)} --config ${site.directory}/Caddyfile`,
    pidFile: ({ directory }) => `${directory}/tool.pid`
  }
}
