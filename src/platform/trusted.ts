/** Reads files whose content the program acts on, where nobody else could have written them. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs"
import { Refused } from "./refusal.ts"
import { distrust, exposure } from "./trust.ts"

/** Its text; undefined where there is no such file. Throws a `Refused` where others may write to it, or what the system says. */
export const readTrusted = (path: string): string | undefined => readWhere(path, distrust)

/** The same of a file with a secret: others may not read it either. */
export const readSecret = (path: string): string | undefined => readWhere(path, exposure)

const readWhere = (path: string, judge: typeof distrust): string | undefined => {
  let fd: number
  try {
    // A FIFO would wait for a writer for ever, but for O_NONBLOCK.
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw error
  }
  try {
    const found = judge(path, fstatSync(fd))
    if (found !== undefined) throw new Refused(found)
    return readFileSync(fd, "utf8")
  } finally {
    closeSync(fd)
  }
}
