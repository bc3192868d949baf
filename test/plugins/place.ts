/** A home and plugins in a temporary directory, as a user would have them. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { onTestFinished } from "vitest"

export interface Place {
  readonly root: string
  readonly home: string
  /** Writes files by their paths in the plugin's directory, which it returns. */
  readonly plugin: (name: string, manifest: string, files?: Readonly<Record<string, string>>) => string
}

/** Gone with its test; `CLEVERAGENTS_HOME` is its home until then. */
export const place = (): Place => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "agents-plugins-")))
  const { CLEVERAGENTS_HOME: before } = process.env
  const home = join(root, "home")
  process.env.CLEVERAGENTS_HOME = home
  onTestFinished(() => {
    if (before === undefined) delete process.env.CLEVERAGENTS_HOME
    else process.env.CLEVERAGENTS_HOME = before
    rmSync(root, { recursive: true, force: true })
  })
  const plugin: Place["plugin"] = (name, manifest, files = {}) => {
    const directory = join(root, name)
    for (const [path, text] of Object.entries({ "main.mjs": HANDLER, "commands.yaml": manifest, ...files })) {
      mkdirSync(dirname(join(directory, path)), { recursive: true, mode: 0o755 })
      writeFileSync(join(directory, path), text, { mode: 0o644 })
    }
    return directory
  }
  return { root, home, plugin }
}

/** A manifest with these lines below `plugin:`. */
export const manifest = (name: string, ...lines: ReadonlyArray<string>): string =>
  ["manifest: 1", `plugin: { name: ${name}, version: 1.0.0 }`, ...lines, ""].join("\n")

/** A plugin's one command, whose handler is there. */
export const command = (name: string): string => `commands: { ${name}: { summary: Do it., run: main.mjs } }`

const HANDLER = "export default () => undefined\n"
