/** Finds the word that somebody probably meant. */

/** The candidate nearest to `word`, whatever its case; undefined where none is near. The first wins a tie. */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  const wanted = word.toLowerCase()
  const words = [...candidates]
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of words) {
    const distance = edits(wanted, candidate.toLowerCase(), Math.min(least - 1, tolerance(wanted, candidate)))
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best ?? onlyExtension(wanted, words)
}

/** One slip in three letters, and at least one; two letters are no word to guess from. */
const tolerance = (word: string, candidate: string): number => {
  const length = Math.max(word.length, candidate.length)
  return length < 3 ? 0 : Math.floor(length / 3)
}

/** Insertions, deletions, changes and swaps of neighbours that lead from `a` to `b`; infinite above `limit`. */
const edits = (a: string, b: string, limit: number): number => {
  if (limit < 0 || Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY
  let before: Array<number> = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (same ? 0 : 1),
        at(before, j - 2) + (swapped ? 1 : Number.POSITIVE_INFINITY)
      )
    }
    before = last
    last = row
  }
  const distance = at(last, b.length)
  return distance <= limit ? distance : Number.POSITIVE_INFINITY
}

/** Outside the table nothing is in reach. */
const at = (row: ReadonlyArray<number>, index: number): number => row[index] ?? Number.POSITIVE_INFINITY

/** `mani` for `manifest`: too far by letters, but the start of nothing else. */
const onlyExtension = (word: string, words: ReadonlyArray<string>): string | undefined => {
  const longer = word.length < 3 ? [] : words.filter((candidate) => candidate.toLowerCase().startsWith(word))
  return longer.length === 1 ? longer[0] : undefined
}
