/** Files that other programs may meddle with: opened, written and removed so that nothing foreign is harmed. */
import * as fs from "node:fs"
import { basename, dirname, join } from "node:path"

/** Why a path cannot be used, in words, and how to mend it where we know. */
export interface Complaint {
  readonly reason: string
  readonly advice?: string
}

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDWR, O_WRONLY } = fs.constants

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
  const flags = how === "append" ? O_WRONLY | O_APPEND : O_RDWR
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

/** Refuses a path at which something stands that we would not write over. Throws an errno, or a `Refused`. */
export function refuseOccupied(path: string): void {
  const stat = fs.lstatSync(path, { throwIfNoEntry: false })
  if (stat !== undefined) refuseForeign(stat)
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

/** A path that is refused for what it is, rather than by the system. */
export class Refused extends Error {
  readonly complaint: Complaint
  constructor(complaint: Complaint) {
    super(complaint.reason)
    this.complaint = complaint
  }
}

/** What the user is told of an error that one of these functions threw. */
export function explain(error: unknown, path: string): Complaint {
  if (error instanceof Refused) return error.complaint
  const { code, message } = error as NodeJS.ErrnoException
  const known = code === undefined ? undefined : words[code]
  return known === undefined ? { reason: message } : known(path)
}

const words: Record<string, (path: string) => Complaint> = {
  EACCES: (path) => ({ reason: "permission denied", advice: `see who may write there: ls -ld ${dirname(path)}` }),
  EPERM: () => ({ reason: "operation not permitted" }),
  EISDIR: () => ({ reason: "it is a directory", advice: "name a file" }),
  ELOOP: () => ({ reason: "it is a symbolic link, which is not followed", advice: "name the file itself" }),
  ENXIO: () => ({ reason: "it is not a regular file", advice: "name a regular file, or one that does not exist yet" }),
  ENOTDIR: () => ({ reason: "a part of its path is not a directory" }),
  EEXIST: () => ({ reason: "a part of its path is not a directory" }),
  ENOENT: () => ({ reason: "its directory does not exist and cannot be made" }),
  ENAMETOOLONG: () => ({ reason: "its name is too long" }),
  ENOSPC: () => ({ reason: "no space is left on its device", advice: "make room; see what is full: df -h" }),
  EDQUOT: () => ({ reason: "your disk quota is used up" }),
  EROFS: () => ({ reason: "its file system is read-only" }),
  EIO: () => ({ reason: "its device reports an input/output error" }),
  ERR_INVALID_ARG_VALUE: () => ({ reason: "its path has a character that no file name can have" })
}

function refuseForeign(stat: fs.Stats): void {
  if (stat.isSymbolicLink())
    throw new Refused({ reason: "it is a symbolic link, which is not followed", advice: "name the file itself" })
  if (stat.isDirectory()) throw new Refused({ reason: "it is a directory", advice: "name a file" })
  if (!stat.isFile())
    throw new Refused({
      reason: "it is not a regular file",
      advice: "name a regular file, or one that does not exist yet"
    })
  if (stat.nlink > 1)
    throw new Refused({ reason: "it is a hard link to another file", advice: "name a file that has one name" })
  if (stat.uid !== process.geteuid?.())
    throw new Refused({ reason: "it belongs to another user", advice: "name a file of your own" })
}

function refuseLooseDirectory(directory: string): void {
  const { mode, uid } = fs.statSync(directory)
  // Whoever may write to the directory may exchange our files; the sticky bit, as on /tmp, forbids that.
  if ((mode & 0o1002) === 0o002)
    throw new Refused({ reason: `everybody may write to ${directory}`, advice: `chmod o-w '${directory}'` })
  if (uid !== 0 && uid !== process.geteuid?.() && (mode & 0o1000) === 0)
    throw new Refused({
      reason: `${directory} belongs to another user`,
      advice: "name a file in a directory of your own"
    })
}
