/** The lock that a command holds while it changes what is on record. */
import { closeSync, fstatSync, statSync } from "node:fs"
import { makeParents, openOwn } from "./files.ts"
import { tryLock } from "./flock.ts"

/** Gives it back; undefined where somebody else holds it. Throws what the system says, or a `Refused`. */
export const hold = (path: string): (() => void) | undefined => {
  makeParents(path)
  const fd = openOwn(path, "update")
  // Where somebody deleted the directory in between, what is locked is a file that nobody else will find.
  if (tryLock(fd, "exclusive") && statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(fd).ino) {
    return () => closeSync(fd)
  }
  closeSync(fd)
  return undefined
}
