/** Looks whether a path is there, as the manifest asks for it. */
import { statSync } from "node:fs"
import { dirname } from "node:path"
import { quote } from "./quote.ts"

/** Why `path` is not what it must be, as a fragment; undefined where it is. */
export const absence = (path: string, wanted: "file" | "directory" | "parent"): string | undefined => {
  const [looked, kind] = wanted === "parent" ? [dirname(path), "directory" as const] : [path, wanted]
  try {
    const found = statSync(looked)
    if (kind === "directory") return found.isDirectory() ? undefined : `must be a directory: ${quote(looked)}`
    if (found.isDirectory()) return `must be a file, and this is a directory: ${quote(looked)}`
    return found.isFile() ? undefined : `must be a plain file: ${quote(looked)}`
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException
    return `${CAUSES[code]?.(kind) ?? `cannot be looked at (${code})`}: ${quote(looked)}`
  }
}

const CAUSES: Readonly<Record<string, (kind: string) => string>> = {
  ENOENT: (kind) => `no such ${kind}`,
  ENOTDIR: () => "a part of the path is not a directory",
  EACCES: () => "not allowed to look there",
  ELOOP: () => "too many symbolic links",
  ENAMETOOLONG: () => "the path is too long"
}
