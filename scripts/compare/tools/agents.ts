/** This program. */
import { resolve } from "node:path"
import { said, type Tool, write } from "./tool.ts"

const program = resolve(import.meta.dirname, "../../../dist/main.cjs")

export const agents: Tool = {
  name: "agents",
  version: said(process.execPath, program, "--version") ?? "",
  prepare: (site, app) =>
    write(
      site,
      "app.mjs",
      app === "good" ? "export default async (app) => app.get('/', () => 'ok')\n" : "throw new Error('broken')\n"
    ),
  start: ({ directory, port }) =>
    `exec ${process.execPath} ${program} server start --app ./app.mjs --port ${port} --pid-file ${directory}/tool.pid`,
  stop: ({ directory }) =>
    `exec ${process.execPath} ${program} server stop --timeout 5 --pid-file ${directory}/tool.pid`,
  restart: ({ directory }) => `exec ${process.execPath} ${program} server restart --pid-file ${directory}/tool.pid`,
  pidFile: ({ directory }) => `${directory}/tool.pid`
}
