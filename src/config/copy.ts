/** Keeps what the config file says as JSON, so that the front door needs no YAML; it may be deleted at any time. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs"
import { version } from "../contract/version.ts"
import type { Values } from "../manifest/configuration.ts"
import { replace } from "../platform/files.ts"
import { maybe } from "../platform/maybe.ts"

export interface Copy {
  /** Of the file that it was made of. */
  readonly stamp: string
  readonly values: Values
  /** Keys of what is not there for now, such as a plugin that is disabled. */
  readonly idle: ReadonlyArray<string>
}

/** Undefined where there is none of this version, or somebody else could have written it. */
export const readCopy = (path: string): Copy | undefined =>
  maybe(() => {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stat = fstatSync(fd)
      if (stat.uid !== process.geteuid?.() || (stat.mode & 0o077) !== 0) return undefined
      const { format, copy }: Kept = JSON.parse(readFileSync(fd, "utf8"))
      return format === FORMAT && isCopy(copy) ? copy : undefined
    } finally {
      closeSync(fd)
    }
  })

/** Fails in silence, as in a home that cannot be written: then it is made anew each time. */
export const writeCopy = (path: string, copy: Copy): void => {
  const kept: Kept = { format: FORMAT, copy }
  maybe(() => replace(path, `${JSON.stringify(kept)}\n`))
}

interface Kept {
  /** Another version of the program may read the file in another way. */
  readonly format: string
  readonly copy: Copy
}

const FORMAT = `1 ${version}`

const isCopy = ({ stamp, values, idle }: Copy): boolean =>
  typeof stamp === "string" &&
  Array.isArray(idle) &&
  Object.values(values).every(({ texts, line, column }) => Array.isArray(texts) && line > 0 && column > 0)
