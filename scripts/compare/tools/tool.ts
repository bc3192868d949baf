/** What is put to the test, as the command lines that its own manual gives. */
import { spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Site } from "../sandbox.ts"

export type App = "good" | "broken"

export interface Tool {
  readonly name: string
  readonly version: string
  /** Writes the app and whatever the tool is configured with. */
  readonly prepare: (site: Site, app: App) => void
  readonly start: (site: Site) => string
  readonly stop: (site: Site) => string
  readonly restart: (site: Site) => string
  readonly pidFile: (site: Site) => string
}

/** Writes a file of the trial's. */
export const write = ({ directory }: Site, name: string, text: string): void =>
  writeFileSync(join(directory, name), text)

/** The version that a command tells; undefined where there is no such command. */
export const said = (command: string, ...args: ReadonlyArray<string>): string | undefined => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" })
  return status === 0 ? /\d+\.\d+(\.\d+)?/.exec(stdout + stderr)?.[0] : undefined
}
