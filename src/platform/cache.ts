/**
 * Loads a bundle with V8's code cache, so that it need not be compiled again at every command. This file
 * can be deleted: `require` does the same, slower. Everything that fails here fails in silence.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs"
import module from "node:module"
import { basename, dirname, isAbsolute, join } from "node:path"
import { Script } from "node:vm"
import { makeParents } from "./files.ts"
import { handIn } from "./import.ts"
import { maybe } from "./maybe.ts"

export interface Loaded {
  readonly exports: unknown
  /** Keeps what was compiled until now for the next time; best called when the usual has been done once. */
  readonly save: () => unknown
}

/** Loads the CommonJS file at an absolute path. */
export const load = (file: string): Loaded => {
  handIn((url) => import(url))
  const directory = isUnwanted() ? undefined : maybe(ownDirectory)
  const require = module.createRequire(file)
  if (directory === undefined) return { exports: require(file), save: nothing }
  return loadWithScript(directory, file, require)
}

/** What is kept is the code and, behind it, the source that it was made of: V8 itself compares only the length. */
const loadWithScript = (directory: string, file: string, require: NodeJS.Require): Loaded => {
  // The bundles are ASCII, which is all that makes one byte a character.
  const source = readFileSync(file)
  const kind = `${basename(file)}-${process.version}-${process.arch}-`
  const path = join(directory, `${kind}${source.length}`)
  const cachedData = maybe(() => readKept(path, source))
  const script = new Script(module.wrap(source.toString("latin1")), {
    filename: file,
    ...(cachedData && { cachedData })
  })
  const loaded = { exports: {} }
  script.runInThisContext()(loaded.exports, require, loaded, file, dirname(file))
  const save = () =>
    maybe(() => {
      for (const name of readdirSync(directory)) if (name.startsWith(kind)) rmSync(join(directory, name))
      keep(path, Buffer.concat([script.createCachedData(), source]))
    })
  return {
    exports: loaded.exports,
    save: cachedData === undefined || script.cachedDataRejected === true ? save : nothing
  }
}

/** Node's own switch against such caches; and coverage counts only what was compiled for it. */
const isUnwanted = (): boolean =>
  Boolean(process.env.NODE_DISABLE_COMPILE_CACHE) || process.env.NODE_V8_COVERAGE !== undefined

/** Code from this directory is run, so it must be nobody else's: ours, of mode 0700, and no link. */
const ownDirectory = (): string => {
  const { XDG_CACHE_HOME: cache = "", HOME: home = "" } = process.env
  const base = isAbsolute(cache) ? cache : join(home, ".cache")
  // A home that is not there is told to the user by whoever needs it, and not made in passing.
  if (!isAbsolute(base) || !existsSync(dirname(base))) throw new Error("no home")
  const directory = join(base, "cleveragents")
  makeParents(join(directory, "entry"))
  const found = lstatSync(directory)
  if (!found.isDirectory() || found.uid !== process.getuid?.()) throw new Error("not ours")
  if ((found.mode & 0o777) !== 0o700) chmodSync(directory, 0o700)
  return directory
}

const readKept = (path: string, source: Buffer): Buffer => {
  const descriptor = openSync(path, "r")
  try {
    if (fstatSync(descriptor).uid !== process.getuid?.()) throw new Error("not ours")
    const kept = readFileSync(descriptor)
    const end = kept.length - source.length
    if (!kept.subarray(end).equals(source)) throw new Error("of another version")
    return kept.subarray(0, end)
  } finally {
    closeSync(descriptor)
  }
}

/** A reader never sees half of it. */
const keep = (path: string, data: Buffer): void => {
  const temporary = `${path}.${process.pid}`
  try {
    writeFileSync(temporary, data, { mode: 0o600, flag: "wx" })
    renameSync(temporary, path)
  } catch {
    rmSync(temporary, { force: true })
  }
}

const nothing = (): void => undefined
