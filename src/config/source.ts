/** Reads the config file, where nobody but the user could have written it. */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs"
import { dirname } from "node:path"
import { LARGEST } from "../manifest/syntax/source.ts"
import { standing } from "../platform/files.ts"
import { Refused, refuseForeign, refuseLooseDirectory } from "../platform/refusal.ts"
import { distrust } from "../platform/trust.ts"

export interface Source {
  /** Never many more than a config file may have. */
  readonly bytes: Uint8Array
  /** Changes with the file. */
  readonly stamp: string
}

/** The stamp of the file at `path`; undefined where there is none. Throws a `Refused`, or what the system says. */
export const stampAt = (path: string): string | undefined => {
  const stat = standing(path)
  if (stat === undefined) return undefined
  refuse(path, stat)
  return stamp(stat)
}

/** The same with what it holds; `path` was looked at. */
export const sourceAt = (path: string): Source => {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
  const fd = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  try {
    const stat = fstatSync(fd)
    refuse(path, stat)
    const buffer = Buffer.alloc(Math.min(stat.size, LARGEST) + 1)
    return { bytes: buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, 0)), stamp: stamp(stat) }
  } finally {
    closeSync(fd)
  }
}

const refuse = (path: string, stat: Stats): void => {
  refuseForeign(stat)
  refuseLooseDirectory(dirname(path))
  const found = distrust(path, stat)
  if (found !== undefined) throw new Refused(found)
}

const stamp = ({ ino, size, mtimeMs, ctimeMs, mode }: Stats): string => [ino, size, mtimeMs, ctimeMs, mode].join(" ")
