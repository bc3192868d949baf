/** Files that processes like this one have open, although nothing may lie at their path any more. */
import { closeSync, constants, openSync, readdirSync, readlinkSync } from "node:fs"
import { basename } from "node:path"

/** A process and what leads to the file that it has open. */
export interface Opened {
  readonly pid: number
  readonly path: string
}

/** What the Node processes that we may look at have open of that name, deleted or moved. Linux alone tells. */
export const opened = (name: string): ReadonlyArray<Opened> =>
  names("/proc")
    .filter((pid) => /^\d+$/.test(pid) && isNode(target(`/proc/${pid}/exe`)))
    .flatMap((pid) => names(`/proc/${pid}/fd`).map((fd) => ({ pid: Number(pid), path: `/proc/${pid}/fd/${fd}` })))
    .filter(({ path }) => basename(target(path)).replace(DELETED, "") === name)

/** What `look` sees of such a file; undefined where it was closed meanwhile. */
export const through = <A>({ path }: Opened, look: (fd: number) => A): A | undefined => {
  let fd: number | undefined
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    return look(fd)
  } catch {
    return undefined
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}

const DELETED = / \(deleted\)$/

/** A title can be changed, the executable cannot; it may have been replaced by a newer one. */
const isNode = (executable: string): boolean =>
  basename(executable).startsWith("node") || executable.replace(DELETED, "") === process.execPath

const names = (directory: string): ReadonlyArray<string> => {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

const target = (link: string): string => {
  try {
    return readlinkSync(link)
  } catch {
    return ""
  }
}
