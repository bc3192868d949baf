/** Paths that are refused for what stands there, rather than by the system. */
import * as fs from "node:fs"
import type { Complaint } from "./complaint.ts"

export class Refused extends Error {
  readonly complaint: Complaint
  constructor(complaint: Complaint) {
    super(complaint.reason)
    this.complaint = complaint
  }
}

/** Refuses a path at which something stands that we would not write over. Throws an errno, or a `Refused`. */
export function refuseOccupied(path: string): void {
  const stat = fs.lstatSync(path, { throwIfNoEntry: false })
  if (stat !== undefined) refuseForeign(stat)
}

/** Throws a `Refused` for whatever is not a regular file of one name and of our own. */
export function refuseForeign(stat: fs.Stats): void {
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

/** Throws a `Refused` for a directory in which others could exchange our files. */
export function refuseLooseDirectory(directory: string): void {
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
