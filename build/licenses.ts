/** The licences of everything that is bundled: their texts must go along with the code. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Metafile } from "esbuild"

/** One text with each package's name, version and licence, sorted by name. */
export const licenses = (bundles: ReadonlyArray<Metafile>): string => {
  const inputs = bundles.flatMap(({ inputs }) => Object.keys(inputs))
  const packages = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []))
  return [...packages]
    .sort()
    .map(describe)
    .join(`\n\n${"-".repeat(80)}\n\n`)
}

const describe = (directory: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"))
  const text = readdirSync(directory).find(
    (file) => /^(licen[cs]e|copying)/i.test(file) && existsSync(join(directory, file))
  )
  return `${name} ${version} (${license})\n\n${text === undefined ? "" : readFileSync(join(directory, text), "utf8").trim()}`
}
