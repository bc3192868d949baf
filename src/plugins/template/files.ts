/** Every file of a new plugin. */
import { emitDeclarations } from "../../manifest/emit/declarations.ts"
import { read } from "../../manifest/reader/read.ts"
import { handlerOf } from "./handler.ts"
import { manifestOf } from "./manifest.ts"
import { packageOf } from "./package.ts"
import { readmeOf } from "./readme.ts"
import { testOf } from "./test.ts"

/** Texts, by their paths in a plugin's directory. */
export type Files = Readonly<Record<string, string>>

/** The files of a plugin whose command is called as it is itself, or why none can be called so. */
export const filesOf = (name: string): { readonly files: Files } | { readonly reason: string } => {
  const manifest = manifestOf(name)
  const outcome = read(manifest, "commands.yaml", { expected: "plugin" })
  if ("problems" in outcome) return { reason: outcome.problems.map(({ message }) => message).join("; ") }
  const files = {
    "commands.yaml": manifest,
    [`commands/${name}.js`]: handlerOf(name),
    "commands.d.ts": emitDeclarations(outcome.model),
    [`test/${name}.test.js`]: testOf(name),
    "package.json": packageOf(name),
    "README.md": readmeOf(name),
    ".gitignore": "node_modules/\n"
  }
  return { files }
}
