/** What came before a process that replaces one that ended by itself, and how long it waits for that. */

export interface Past {
  /** Early ends in a row. */
  readonly failures: number
  readonly restarts: number
  /** How the one before ended: `exit code 1`, `SIGKILL`. */
  readonly lastExit?: string | undefined
}

export const NONE: Past = { failures: 0, restarts: 0 }

/** A process that lived as long, in milliseconds, starts the count anew. */
const SOUND = 30_000
/** The delay before the second replacement in a row, in milliseconds; it doubles up to the longest. */
const FIRST = 100
const LONGEST = 10_000

/** What the next one has behind it, where this one lived for `lived` milliseconds. */
export const following = ({ failures, restarts }: Past, lived: number, lastExit: string): Past => ({
  failures: lived > SOUND ? 1 : failures + 1,
  restarts: restarts + 1,
  lastExit
})

/** How long the next one waits, in milliseconds: the first replacement comes at once. */
export const delay = ({ failures }: Past): number => (failures < 2 ? 0 : Math.min(FIRST * 2 ** (failures - 2), LONGEST))
