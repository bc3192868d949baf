/** Says in the user's words what an app threw while it was loaded. */
import * as Effect from "effect/Effect"
import { AppFailed } from "../generated/errors.ts"
import { placeOf, shown } from "./place.ts"
import { findSyntaxError } from "./syntax.ts"

export interface Subject {
  readonly app: string
  readonly cwd: string
  /** Of the app. Absolute. */
  readonly file: string
}

export const explain = (thrown: unknown, subject: Subject): Effect.Effect<AppFailed> =>
  Effect.gen(function* () {
    const { app, cwd, file } = subject
    if (!(thrown instanceof Error)) return new AppFailed({ app, reason: `it threw ${describe(thrown)}` })
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
    return new AppFailed({ app, reason, ...adviceFor(thrown) })
  })

const describe = (thrown: unknown): string =>
  typeof thrown === "string" ? `the text "${firstLine(thrown)}"` : `no error, but ${firstLine(String(thrown))}`

const firstLine = (text: string): string => text.replace(/\n.*/s, "")

/** A module that the app or one of its files wants. */
const dangling = (error: Error, name: string, { app, cwd, file }: Subject): AppFailed => {
  const [, from = file] = /(?: imported from |Require stack:\n- )(\S.*)/.exec(error.message) ?? []
  const reason = `${placeOf(error, cwd, file) ?? shown(from, cwd)} wants ${name.startsWith("/") ? shown(name, cwd) : name}, which cannot be found`
  return new AppFailed({ app, reason, ...(isPackage(name) ? { advice: `install it: npm install ${name}` } : {}) })
}

const isPackage = (name: string): boolean => !/^[./#]|^node:/.test(name)

const foreign = (error: Error, { app, cwd, file }: Subject): AppFailed => {
  const [, path = file] = / for (\/.+)$/.exec(error.message) ?? []
  const isTypeScript = /\.[cm]?tsx?$/.test(path)
  const reason = `${shown(path, cwd)} is ${isTypeScript ? "TypeScript" : "no JavaScript"}, which Node ${process.versions.node} cannot run`
  return new AppFailed({
    app,
    reason,
    ...(isTypeScript
      ? {
          advice:
            "compile it and give the JavaScript file, or call with NODE_OPTIONS=--import=tsx where tsx is installed"
        }
      : {})
  })
}

const adviceFor = ({ name, message }: Error): { readonly advice?: string } =>
  name === "SyntaxError" && /outside a module|Unexpected token 'export'/.test(message)
    ? { advice: 'name the file .mjs, or write "type": "module" into its package.json' }
    : {}
