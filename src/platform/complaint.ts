/** Why a path cannot be used, in the words that the user is told. */
import { dirname } from "node:path"
import { Refused } from "./refusal.ts"

/** The reason, and how to mend it where we know. */
export interface Complaint {
  readonly reason: string
  readonly advice?: string
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
