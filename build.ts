/**
 * Bundles the package into `dist/`: one file a process, so that a command reads few files. The front
 * door (`main.cjs`) holds no Effect; `run.cjs` and `daemon.cjs` are loaded when they are needed.
 */
import { readFileSync } from "node:fs"
import { build } from "esbuild"

const manifest: { version: string } = JSON.parse(readFileSync("package.json", "utf8"))

await build({
  entryPoints: { main: "src/main.ts", run: "src/run.ts", daemon: "src/daemon.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  define: { __VERSION__: JSON.stringify(manifest.version) },
  external: ["fs-native-extensions", "pino-pretty", "./run.cjs", "./daemon.cjs"],
  sourcemap: process.env.AGENTS_SOURCEMAP === "1",
  minifySyntax: true,
  treeShaking: true,
  legalComments: "external",
  logLevel: "warning"
})
