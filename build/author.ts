/** Writes what authors of plugins import as `cleveragents/plugin`: an ES module and its types. */
import { execFileSync } from "node:child_process"
import { renameSync } from "node:fs"
import { build } from "esbuild"

const SOURCE = "src/plugin/handler.ts"

export const author = async (directory: string): Promise<void> => {
  await build({ entryPoints: [SOURCE], outfile: `${directory}/plugin.js`, format: "esm", target: "node20" })
  const options = ["--ignoreConfig", "--strict", "--target", "es2023", "--module", "nodenext", "--types", "node"]
  const declare = ["--declaration", "--emitDeclarationOnly", "--outDir", directory]
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", ...options, ...declare, SOURCE], {
    stdio: "inherit"
  })
  renameSync(`${directory}/handler.d.ts`, `${directory}/plugin.d.ts`)
}
