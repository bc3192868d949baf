/** How often the code at an offset of a script ran, from V8's ranges. */

export interface Range {
  readonly startOffset: number
  readonly endOffset: number
  readonly count: number
}

/** A function that tells the count of the innermost range around an offset. */
export function counter(ranges: ReadonlyArray<Range>): (offset: number) => number {
  const sorted = [...ranges].sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
  const edges: Array<number> = []
  const counts: Array<number> = []
  const open: Array<Range> = []
  const step = (offset: number): void => {
    if (edges.at(-1) === offset) counts.pop()
    else edges.push(offset)
    counts.push(open.at(-1)?.count ?? 0)
  }
  const close = (until: number): void => {
    for (let top = open.at(-1); top !== undefined && top.endOffset <= until; top = open.at(-1)) {
      open.pop()
      step(top.endOffset)
    }
  }
  for (const range of sorted) {
    close(range.startOffset)
    open.push(range)
    step(range.startOffset)
  }
  close(Number.POSITIVE_INFINITY)
  return (offset) => counts[last(edges, offset)] ?? 0
}

/** The index of the last of the sorted numbers that is not above `limit`, or -1. */
export function last(numbers: ReadonlyArray<number>, limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
