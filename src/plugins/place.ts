/** Says where something of a manifest stands, as `file:line:column`. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { read } from "../manifest/reader/read.ts"
import type { Where } from "./conflict.ts"
import { MANIFEST } from "./stamp.ts"

/** The file alone where the manifest cannot be read any more. */
export const placeIn = (file: string, { path, text }: Where): string => {
  const place = find(file, path, text)
  return place === undefined ? file : `${file}:${place}`
}

/** The program's own manifest lies at the root of its package, above the bundles and the sources. */
export const programFile = (): string =>
  ["..", "../.."].map((up) => join(import.meta.dirname, up, MANIFEST)).find(existsSync) ?? MANIFEST

const find = (file: string, path: ReadonlyArray<string>, text: string | undefined): string | undefined => {
  try {
    const outcome = read(readFileSync(file), file)
    return "find" in outcome ? outcome.find(path, text) : undefined
  } catch {
    return undefined
  }
}
