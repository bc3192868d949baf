/** What a bundle loads late, or never: each process loads what it uses, and as little else as can be. */
import { createRequire } from "node:module"
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

/** The questions that `@effect/cli` can ask at a terminal; ours asks none, and each has its module. */
export const noPrompts: Plugin = {
  name: "no-prompts",
  setup(build) {
    build.onLoad({ filter: /[\\/]@effect[\\/]cli[\\/].*[\\/]internal[\\/]prompt[\\/]/ }, () => ({
      contents: "module.exports = {}"
    }))
  }
}
