/** Says in the user's words what a module of theirs threw while it was loaded, or later. */
import * as Effect from "effect/Effect"
import { placeOf, shown } from "./place.ts"
import { findSyntaxError } from "./syntax.ts"

export interface Subject {
  /** Where the user is, to whom its path is told. */
  readonly cwd: string
  /** Of the module. Absolute, without links. */
  readonly file: string
  /** The directory that its other modules lie in. */
  readonly root: string
}

export interface Explanation {
  readonly reason: string
  readonly advice?: string
}

export const explain = (thrown: unknown, subject: Subject): Effect.Effect<Explanation> =>
  Effect.gen(function* () {
    const { cwd, file } = subject
    if (!(thrown instanceof Error)) return { reason: `it threw ${describe(thrown)}` }
    const code = "code" in thrown ? thrown.code : undefined
    if (code === "ERR_UNKNOWN_FILE_EXTENSION") return foreign(thrown, subject)
    const [, wanted] = /'([^']+)'/.exec(thrown.message) ?? []
    if (wanted !== undefined && (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND"))
      return dangling(thrown, wanted, subject)
    // Node keeps the place of a syntax error in an ES module to itself.
    const place =
      placeOf(thrown, cwd, file) ??
      (thrown.name === "SyntaxError" ? yield* findSyntaxError(thrown.message, subject) : undefined)
    const reason = `${place ?? shown(file, cwd)}: ${thrown.name}: ${firstLine(thrown.message)}`
    return { reason, ...adviceFor(thrown) }
  })

const describe = (thrown: unknown): string =>
  typeof thrown === "string" ? `the text "${firstLine(thrown)}"` : `no error, but ${firstLine(String(thrown))}`

const firstLine = (text: string): string => text.replace(/\n.*/s, "")

/** A module that this one or one of its files wants. */
const dangling = (error: Error, name: string, { cwd, file, root }: Subject): Explanation => {
  const [, from = file] = /(?: imported from |Require stack:\n- )(\S.*)/.exec(error.message) ?? []
  const reason = `${placeOf(error, cwd, file) ?? shown(from, cwd)} wants ${name.startsWith("/") ? shown(name, cwd) : name}, which cannot be found`
  const where = shown(root, cwd).startsWith("/") ? `--prefix ${root} ` : ""
  return { reason, ...(isPackage(name) ? { advice: `install it: npm install ${where}${name}` } : {}) }
}

const isPackage = (name: string): boolean => !/^[./#]|^node:/.test(name)

const foreign = (error: Error, { cwd, file }: Subject): Explanation => {
  const [, path = file] = / for (\/.+)$/.exec(error.message) ?? []
  const isTypeScript = /\.[cm]?tsx?$/.test(path)
  const reason = `${shown(path, cwd)} is ${isTypeScript ? "TypeScript" : "no JavaScript"}, which Node ${process.versions.node} cannot run`
  return {
    reason,
    ...(isTypeScript
      ? {
          advice:
            "compile it and give the JavaScript file, or call with NODE_OPTIONS=--import=tsx where tsx is installed"
        }
      : {})
  }
}

const adviceFor = ({ name, message }: Error): { readonly advice?: string } =>
  name === "SyntaxError" && /outside a module|Unexpected token 'export'/.test(message)
    ? { advice: 'name the file .mjs, or write "type": "module" into its package.json' }
    : {}
