/** Reads JSON files that the program keeps, each with the number of its form. */
import { maybe } from "./maybe.ts"
import { Refused } from "./refusal.ts"

export type Fields = Readonly<{ [name: string]: unknown }>

const FORMAT = 1

/** What is in `text`, of the file at `path`. Throws a `Refused`; what to do `again` without the file is as in `connect`. */
export const parseKept = (path: string, text: string, again: string): Fields => {
  const record: Fields = maybe(() => JSON.parse(text)) ?? {}
  if (typeof record.format === "number" && record.format > FORMAT)
    throw new Refused({
      reason: `a newer version of agents wrote it (format ${record.format})`,
      advice: `use that version, or move the file away and ${again} again: mv ${path} ${path}.old`
    })
  if (record.format !== FORMAT) throw damaged(path, again)
  return record
}

/** That nothing can be made of it. */
export const damaged = (path: string, again: string): Refused =>
  new Refused({ reason: "it is damaged", advice: `move it away and ${again} again: mv ${path} ${path}.old` })
