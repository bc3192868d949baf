/** Refuses files that somebody else could exchange: whoever may write to them decides what runs as the user. */
import { realpathSync, type Stats, statSync } from "node:fs"
import { dirname, join } from "node:path"

/** Why something is not used, and what mends it. */
export interface Distrust {
  readonly reason: string
  readonly advice: string
}

/** Undefined where only the user, or root, may change what `stat` is of. */
export const distrust = (path: string, { uid, gid, mode }: Stats): Distrust | undefined => {
  const user = process.geteuid?.() ?? uid
  if (uid !== user && uid !== 0) {
    return { reason: `${path} belongs to another user (uid ${uid})`, advice: "make a copy of your own, and add that" }
  }
  // Where each user has a group of his own, its members are he.
  const isPrivate = gid === uid && gid === process.getegid?.()
  const writers = isPrivate ? mode & 0o002 : mode & 0o022
  return writers === 0 ? undefined : { reason: `others can write to ${path}`, advice: `chmod go-w ${quoted(path)}` }
}

/** The same for a file that nobody but the user, or root, may read. */
export const exposure = (path: string, stat: Stats): Distrust | undefined => {
  const user = process.geteuid?.() ?? stat.uid
  if (!stat.isFile()) return { reason: `${path} is not a regular file`, advice: "name a file" }
  if (stat.uid !== user && stat.uid !== 0)
    return { reason: `${path} belongs to another user (uid ${stat.uid})`, advice: "make a copy of your own" }
  return (stat.mode & 0o077) === 0
    ? undefined
    : { reason: `others can get at ${path}`, advice: `chmod 600 ${quoted(path)}` }
}

/** Looks at `file`, at `directory` above it, and at every directory between them; both absolute, without links. */
export const distrustBelow = (directory: string, file: string): Distrust | undefined => {
  for (let path = file; ; path = dirname(path)) {
    const found = distrust(path, statSync(path))
    if (found !== undefined || path === directory || path === dirname(path)) return found
  }
}

/** The file at `path` in `directory`, links followed; throws what the system does where it is not there. */
export const inside = (directory: string, path: string): string => realpathSync(join(directory, path))

const quoted = (path: string): string => (/[^\w@%+=:,./-]/.test(path) ? `'${path.replaceAll("'", "'\\''")}'` : path)
