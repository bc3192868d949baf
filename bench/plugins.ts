/** A home with plugins, as someone has it who uses many. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { agents, fresh, node } from "./place.ts"

/** With `count` plugins of three commands, which are enabled. */
export const withPlugins = (count: number): string => {
  const home = fresh()
  for (let index = 0; index < count; index++) {
    node([agents, "plugins", "add", write(`tool-${String.fromCharCode(97 + index)}`)], { CLEVERAGENTS_HOME: home })
  }
  return home
}

const write = (name: string): string => {
  const directory = join(fresh(), name)
  mkdirSync(directory)
  writeFileSync(join(directory, "main.mjs"), "export default (input, io) => io.print('done')\n")
  writeFileSync(join(directory, "commands.yaml"), manifest(name))
  return directory
}

const manifest = (name: string): string => `manifest: 1
plugin: { name: ${name}, version: 1.0.0, requires: { agents: ">=0.1" } }
errors:
  Nothing: { exit: 20, message: "nothing called {what} is here", hint: "see what is", fields: { what: string } }
commands:
  ${name}:
    summary: Work with it.
    commands:
${["make", "show", "drop"].map(command).join("\n")}
`

const command = (name: string): string => `      ${name}:
        summary: Does one of the things that it is for.
        run: main.mjs
        args: [{ name: what, type: string, summary: What to work on. }]
        options:
          level: { type: choice, choices: [low, high], default: low, summary: How much of it. }
          times: { type: integer, default: 1, min: 1, max: 9, summary: How often. }
          force: { type: boolean, summary: Whatever comes. }
        errors: [Nothing]`
