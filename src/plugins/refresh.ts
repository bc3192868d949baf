/** What is on record, brought up to date with what its plugins have become. */
import { hold } from "../platform/latch.ts"
import { maybe } from "../platform/maybe.ts"
import type { Shelf } from "./home.ts"
import { readRecord, writeRecord } from "./recorded.ts"
import type { Entry, Registry } from "./registry.ts"
import { review } from "./review.ts"
import { HOST, stamp } from "./stamp.ts"

/**
 * The plugins that were added. Where nothing has changed since, one file is read; where the record cannot be
 * written, what was found counts for this call alone. Throws a `Refused`, or what the system says.
 */
export const upToDate = (place: Shelf): ReadonlyArray<Entry> => {
  const record = readRecord(place.record)
  if (record === undefined) return []
  return isCurrent(record) ? record.plugins : refresh(place)
}

const isCurrent = ({ host, plugins }: Registry): boolean =>
  host === HOST && plugins.every((entry) => stamp(entry.directory) === entry.stamp)

const refresh = ({ lock, record }: Shelf): ReadonlyArray<Entry> => {
  const release = maybe(() => hold(lock))
  try {
    // Read again: until the lock was held, somebody may have changed it.
    const plugins = review(readRecord(record)?.plugins ?? [])
    if (release !== undefined) maybe(() => writeRecord(record, plugins))
    return plugins
  } finally {
    release?.()
  }
}
