/** Writes the table of handlers, each loaded only when its command runs and bound to it by its type. */
import type { Command, Model } from "../model.ts"
import { commandsOf } from "../walk.ts"
import { doc, HEADER, literal } from "./code.ts"

export const emitHandlers = (model: Model): string => {
  const rows = commandsOf(model).map(
    (command) => `  ${literal(command.path.join(" "))}: () => import(${literal(modulePath(command))})`
  )
  return [
    HEADER,
    `import type { Handler } from "../manifest/handler.ts"\nimport type { CommandPath } from "./inputs.ts"\n`,
    `\n${doc("A command's module exports its handler as default; it is loaded when the command runs.")}`,
    "export type Handlers = { readonly [Path in CommandPath]: () => Promise<{ readonly default: Handler<Path> }> }\n",
    "\nexport const handlers: Handlers = {\n",
    `${rows.join(",\n")}\n}\n`
  ].join("")
}

/** As seen from `src/generated/`; `run:` is a path from the manifest's directory. */
const modulePath = ({ path, run }: Command): string =>
  run === undefined ? `../commands/${path.join("/")}.ts` : `../../${run.replace(/^\.\//, "")}`
