/** Files that other programs may meddle with: opened, written and removed so that nothing foreign is harmed. */
import * as fs from "node:fs"
import { basename, dirname, join } from "node:path"
import { refuseForeign, refuseLooseDirectory } from "./refusal.ts"

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDWR } = fs.constants

/** Makes the missing directories above `path`, for the user alone. Throws what `mkdir` throws. */
export function makeParents(path: string): void {
  const directory = dirname(path)
  if (fs.existsSync(directory)) return
  // Not by `recursive`, which never ends where the system lets nothing be made, as in /proc.
  makeParents(directory)
  try {
    fs.mkdirSync(directory, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  }
}

/** Opens a file of our own for reading and writing, makes it where it is missing. Throws an errno, or a `Refused`. */
export function openOwn(path: string, how: "update" | "append"): number {
  refuseLooseDirectory(dirname(path))
  // Readable too: a shared lock needs that, and what strays into a log is read back.
  const flags = how === "append" ? O_RDWR | O_APPEND : O_RDWR
  // A FIFO opened for writing would wait for a reader for ever, but for O_NONBLOCK.
  const fd = fs.openSync(path, flags | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600)
  try {
    refuseForeign(fs.fstatSync(fd))
    return fd
  } catch (error) {
    fs.closeSync(fd)
    throw error
  }
}

/** Replaces a file as a whole, so that a reader never sees half of it; mode 0600. */
export function replace(path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`)
  fs.rmSync(temporary, { force: true })
  try {
    fs.writeFileSync(temporary, text, { mode: 0o600, flag: "wx" })
    fs.renameSync(temporary, path)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
}

/** What stands at `path`: nothing where a part of it is missing or no directory. Throws where we may not look. */
export function standing(path: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(path)
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException
    if (["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes(code)) return undefined
    throw error
  }
}

/** The first bytes of a regular file as text; undefined where there is none, whatever stands there instead. */
export function peek(path: string, bytes: number): string | undefined {
  let fd: number | undefined
  try {
    fd = fs.openSync(path, fs.constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    return fs.fstatSync(fd).isFile() ? peekAt(fd, bytes) : undefined
  } catch {
    return undefined
  } finally {
    if (fd !== undefined) fs.closeSync(fd)
  }
}

/** The first bytes behind a descriptor as text. */
export function peekAt(fd: number, bytes: number): string {
  const buffer = Buffer.alloc(bytes)
  return buffer.toString("utf8", 0, fs.readSync(fd, buffer, 0, bytes, 0))
}
