/** nginx, where it is installed. */
import type { Site } from "../sandbox.ts"
import { said, type Tool, write } from "./tool.ts"

export const nginx = (): Tool | undefined => {
  const bin = process.env.COMPARE_NGINX ?? "nginx"
  const version = said(bin, "-v")
  if (version === undefined) return undefined
  const call = ({ directory }: Site, words: string) =>
    `exec ${bin} -p ${directory} -e ${directory}/error.log -c ${directory}/nginx.conf ${words}`
  return {
    name: "nginx",
    version,
    prepare: (site, app) =>
      write(
        site,
        "nginx.conf",
        `pid ${site.directory}/tool.pid;
events {}
http {
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${site.directory}/${kind};`).join("\n  ")}
  server { listen 127.0.0.1:${site.port}; location / { ${app === "good" ? "return 200 ok;" : "proxy_pass broken;"} } }
}
`
      ),
    start: (site) => call(site, ""),
    stop: (site) => call(site, "-s stop"),
    restart: (site) => call(site, "-s reload"),
    pidFile: ({ directory }) => `${directory}/tool.pid`
  }
}
