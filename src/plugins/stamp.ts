/** Tells without reading a plugin's manifest whether it may have changed. */
import { statSync } from "node:fs"
import { join } from "node:path"
import { version } from "../contract/version.ts"

/** The name of every manifest, at the root of its plugin. */
export const MANIFEST = "commands.yaml"

/** Which program, on which Node, decided what can be used. */
export const HOST = `${version} on Node ${process.versions.node}`

/** Changes with the manifest and with who may write to the directory; empty where there is none. */
export const stamp = (directory: string): string => {
  try {
    const { uid, gid, mode } = statSync(directory)
    const file = statSync(join(directory, MANIFEST))
    return [uid, gid, mode, file.ino, file.size, file.mtimeMs, file.ctimeMs].join(" ")
  } catch {
    return ""
  }
}
