/** A server whose lock file was deleted or moved away: it holds its lock, and its path leads nowhere. */
import { fstatSync } from "node:fs"
import { basename } from "node:path"
import type { LockRecord } from "../contract/record.ts"
import { standing } from "../platform/files.ts"
import { opened, through } from "../platform/opened.ts"
import { alive } from "../platform/proc.ts"
import * as Record from "../platform/record.ts"
import type { Home } from "./home.ts"

/**
 * What it says of itself; of several, the one whose holder lives. It costs a look through the open files of
 * every Node process, so ask only where nobody is found by the path.
 */
export const stray = ({ pidFile, lockFile }: Home): LockRecord | undefined => {
  const present = standing(lockFile)?.ino
  // Whoever has the file of the path open is no stray: another command, or this one, which may hold its lock.
  const read = (fd: number) => (fstatSync(fd).ino === present ? undefined : Record.readFrom(fd))
  const records = opened(basename(lockFile))
    .map((file) => through(file, read))
    .filter((record) => record !== undefined && pidFileOf(record) === pidFile)
  return records.find((record) => record !== undefined && alive(record.holder)) ?? records[0]
}

const pidFileOf = (record: LockRecord): string =>
  record.phase === "starting" ? record.options.pidFile : record.settings.pidFile
