/** What a bundle loads late, or never: each process loads what it uses, and as little else as can be. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, relative, resolve } from "node:path"
import type { Plugin } from "esbuild"

/**
 * What Fastify loads with each app and most apps never use, loaded in the bundle by the first use: the
 * compilers of JSON schemas, HTTPS and HTTP/2. Measured, they are half of what an app costs at its start.
 */
export const lazyFastify: Plugin = {
  name: "lazy-fastify",
  setup(build) {
    const filter = /^(@fastify\/(ajv|fast-json-stringify)-compiler|node:https|node:http2)$/
    build.onResolve({ filter }, ({ path, importer, resolveDir }) =>
      /[\\/]fastify[\\/]lib[\\/]/.test(importer) ? { path, namespace: "lazy", pluginData: resolveDir } : undefined
    )
    build.onLoad({ filter, namespace: "lazy" }, ({ path, pluginData }) => ({
      contents: path.startsWith("node:") ? lazyServer(path) : lazyCompiler(path),
      resolveDir: pluginData
    }))
  }
}

/** Its export makes a compiler for an app, which makes one for a set of schemas. */
const lazyCompiler = (path: string): string => `module.exports = (...options) => {
  let compiler
  return (...input) => (compiler ??= require("${path}")(...options))(...input)
}`

const lazyServer = (path: string): string => `module.exports = {
  createServer: (...options) => require("${path}").createServer(...options),
  createSecureServer: (...options) => require("${path}").createSecureServer(...options)
}`

/** Modules of Node's that take milliseconds to load, and that most commands get by without. */
const HEAVY = /^node:(child_process|crypto|http|net|worker_threads)$/

/** Each of their exports is looked up when it is used, which loads the module. */
export const lazyNode: Plugin = {
  name: "lazy-node",
  setup(build) {
    build.onResolve({ filter: HEAVY }, ({ path, namespace }) =>
      namespace === "lazy-node" ? { path, external: true } : { path, namespace: "lazy-node" }
    )
    build.onLoad({ filter: HEAVY, namespace: "lazy-node" }, ({ path }) => ({ contents: lookUps(path) }))
  }
}

const lookUps = (path: string): string =>
  `const from = (name) => ({ enumerable: true, get: () => require("${path}")[name] })
  for (const name of ${JSON.stringify(Object.keys(createRequire(import.meta.url)(path)))}) {
    Object.defineProperty(exports, name, from(name))
  }`

/**
 * Bundles that most commands get by without, by name: the modules in each, and their functions that others call. A
 * bundle is loaded when one of them is called. `read` holds YAML, and `review` reads plugins with it.
 */
const LATE: Readonly<Record<string, Readonly<Record<string, ReadonlyArray<string>>>>> = {
  read: {
    "src/manifest/reader/read.ts": ["read"],
    "src/config/check.ts": ["check"],
    "src/config/amend.ts": ["amend"]
  },
  review: { "src/plugins/review.ts": ["review", "adoptOne", "consider"] }
}

/** Each as an entry point. */
export const lateBundles: ReadonlyArray<{ readonly in: string; readonly out: string }> = Object.keys(LATE).map(
  (name) => ({ in: `late:${name}`, out: name })
)

export const lazyBundles: Plugin = {
  name: "lazy-bundles",
  setup(build) {
    build.onResolve({ filter: /^late:/ }, ({ path }) => ({ path: path.slice("late:".length), namespace: "late" }))
    build.onLoad({ filter: /./, namespace: "late" }, ({ path }) => ({
      contents: Object.entries(LATE[path] ?? {})
        .map(([module, names]) => `export { ${names.join(", ")} } from "./${module}"`)
        .join("\n"),
      resolveDir: process.cwd()
    }))
    build.onResolve({ filter: /\.ts$/ }, ({ namespace, path, resolveDir }) => {
      const module = relative(process.cwd(), resolve(resolveDir, path))
      const bundle = Object.keys(LATE).find((name) => Object.hasOwn(LATE[name] ?? {}, module))
      return namespace === "late" || bundle === undefined
        ? undefined
        : { path: `${bundle}/${module}`, namespace: "lazy-bundle" }
    })
    build.onResolve({ filter: /\.cjs$/, namespace: "lazy-bundle" }, ({ path }) => ({ path, external: true }))
    build.onLoad({ filter: /./, namespace: "lazy-bundle" }, ({ path }) => {
      const [bundle = "", ...module] = path.split("/")
      const names = LATE[bundle]?.[module.join("/")] ?? []
      const late = names.map(
        (name) => `export const ${name} = (...input) => require("./${bundle}.cjs").${name}(...input)`
      )
      return { contents: late.join("\n") }
    })
  }
}

/**
 * What Effect finds out as it is loaded, and we know: nothing of ours is logged by it, so that it need not open
 * stdout to see whether that is a terminal; and its functions keep their names here, which it would read off a stack.
 */
export const knownToEffect: Plugin = {
  name: "known-to-effect",
  setup(build) {
    const know = (file: RegExp, asked: string, answer: string) =>
      build.onLoad({ filter: file }, ({ path }) => {
        const text = readFileSync(path, "utf8")
        if (!text.includes(asked)) throw new Error(`${path} no longer asks: ${asked}`)
        return { contents: text.replace(asked, answer) }
      })
    know(/[\\/]effect[\\/]dist[\\/]esm[\\/]internal[\\/]logger\.js$/, 'typeof process.stdout === "object"', "false")
    know(
      /[\\/]effect[\\/]dist[\\/]esm[\\/]Utils\.js$/,
      'standard.effect_internal_function(() => new Error().stack)?.includes("effect_internal_function") === true',
      "true"
    )
  }
}

/** The questions that `@effect/cli` can ask at a terminal; ours asks none, and each has its module. */
export const noPrompts: Plugin = {
  name: "no-prompts",
  setup(build) {
    build.onLoad({ filter: /[\\/]@effect[\\/]cli[\\/].*[\\/]internal[\\/]prompt[\\/]/ }, () => ({
      contents: "module.exports = {}"
    }))
  }
}

/**
 * Within one bundle a late `import()` wins nothing, and keeps esbuild from leaving out what no command uses:
 * a third of the whole. So the table of handlers becomes plain imports.
 */
export const handlers: Plugin = {
  name: "handlers",
  setup(build) {
    build.onLoad({ filter: /[\\/]generated[\\/]handlers\.ts$/ }, ({ path }) => {
      const imports: Array<string> = []
      const table = readFileSync(path, "utf8").replace(/import\("([^"]+)"\)/g, (_late, module: string) => {
        imports.push(`import * as handler${imports.length} from "${module}"`)
        return `Promise.resolve(handler${imports.length - 1})`
      })
      // Behind it, so that each line of it stays where coverage looks for it.
      return { contents: [table, ...imports].join("\n"), loader: "ts", resolveDir: dirname(path) }
    })
  }
}
