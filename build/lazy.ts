/**
 * What Fastify loads with each app and most apps never use, loaded in the bundle by the first use: the
 * compilers of JSON schemas, HTTPS and HTTP/2. Measured, they are half of what an app costs at its start.
 */
import type { Plugin } from "esbuild"

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
