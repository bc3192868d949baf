/**
 * Bundles the package into `dist/`: one file a process, so that a command reads few files. The front
 * door (`main.cjs`) holds no Effect; `run.cjs` (commands) and `service.cjs` (the server) are loaded when they are needed.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { type BuildOptions, build, type Plugin } from "esbuild"
import { author } from "./author.ts"
import { handlers, knownToEffect, lateBundles, lazyBundles, lazyFastify, lazyNode, noPrompts } from "./lazy.ts"
import { licenses } from "./licenses.ts"

const manifest: { version: string } = JSON.parse(readFileSync("package.json", "utf8"))

/** A bundle that imports another one's entry loads that bundle when it gets there. */
const otherBundles: Plugin = {
  name: "other-bundles",
  setup({ onResolve }) {
    onResolve({ filter: /\/(run|service)\.ts$/ }, ({ kind, path }) =>
      kind === "entry-point" ? undefined : { path: path.replace(/^.*\/(\w+)\.ts$/, "./$1.cjs"), external: true }
    )
  }
}

const common: BuildOptions = {
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  define: {
    __VERSION__: JSON.stringify(manifest.version),
    "import.meta.filename": "__filename",
    "import.meta.dirname": "__dirname"
  },
  external: ["fs-native-extensions", "pino-pretty"],
  minifyWhitespace: true,
  // For coverage: branches as they were written, and maps that Node does not copy into each process's report.
  ...(process.env.AGENTS_SOURCEMAP === "1" ? { sourcemap: "external", sourcesContent: false } : { minifySyntax: true }),
  legalComments: "none",
  metafile: true,
  logLevel: "warning"
}

const bundles = await Promise.all([
  build({
    ...common,
    entryPoints: [
      { in: "src/run.ts", out: "run" },
      { in: "src/watchdog.ts", out: "watchdog" },
      { in: "src/park.ts", out: "park" },
      ...lateBundles
    ],
    plugins: [otherBundles, lazyBundles, handlers, knownToEffect, lazyNode, noPrompts],
    // Under V8's code cache an `import()` has nobody to ask; `require` reads all that these ever load.
    supported: { "dynamic-import": false }
  }),
  // An app may be an ES module, which only a real `import()` loads.
  build({
    ...common,
    entryPoints: ["src/main.ts", "src/daemon.ts", "src/service.ts"],
    plugins: [otherBundles, lazyBundles, knownToEffect, lazyFastify]
  })
])

writeFileSync("dist/LICENSES.txt", licenses(bundles.flatMap(({ metafile }) => metafile ?? [])))
await author("dist")

// What an earlier build has left would be packed.
const made = bundles.flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {}))
const kept = new Set([...made.map((file) => basename(file)), "LICENSES.txt", "plugin.js", "plugin.d.ts"])
for (const file of readdirSync("dist")) if (!kept.has(file)) rmSync(join("dist", file), { recursive: true })
