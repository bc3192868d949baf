/** Runs cases in turns, so that what disturbs the machine for a while disturbs them all alike. */

/** One thing to time. */
export interface Case {
  readonly name: string
  /** The case that it is compared with. */
  readonly against?: string
  /** How many times that may be at most. */
  readonly target?: number
  /** It runs in each n-th round only. */
  readonly every?: number
  /** Runs once; in milliseconds. */
  readonly run: () => number | Promise<number>
}

/** In milliseconds. */
export interface Result {
  readonly name: string
  readonly runs: number
  readonly median: number
  readonly lowerQuartile: number
  readonly upperQuartile: number
  readonly against?: string
  /** The median of what each round gave. */
  readonly ratio?: number
  readonly target?: number
}

/** One round goes before that does not count. */
export const measure = async (cases: ReadonlyArray<Case>, rounds: number): Promise<ReadonlyArray<Result>> => {
  const timings = new Map(cases.map(({ name }) => [name, new Map<number, number>()]))
  for (let round = -1; round < rounds; round++) {
    for (const { name, every = 1, run } of turned(cases, round + 1)) {
      if (round < 0 && every > 1) continue
      if (round % every !== 0) continue
      const time = await run()
      if (round >= 0) timings.get(name)?.set(round, time)
    }
    process.stderr.write(round < 0 ? "warm" : ".")
  }
  process.stderr.write("\n")
  return cases.map((one) => summarize(one, timings))
}

export const quantile = (values: ReadonlyArray<number>, part: number): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const place = (sorted.length - 1) * part
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return below + (above - below) * (place - Math.floor(place))
}

/** No case always follows the same other one. */
const turned = <A>(all: ReadonlyArray<A>, by: number): ReadonlyArray<A> => {
  const at = by % all.length
  return [...all.slice(at), ...all.slice(0, at)]
}

const summarize = (
  { name, against, target }: Case,
  timings: ReadonlyMap<string, ReadonlyMap<number, number>>
): Result => {
  const own = timings.get(name) ?? new Map<number, number>()
  const base = timings.get(against ?? name) ?? own
  const times = [...own.values()]
  const ratios = [...own].flatMap(([round, time]) => {
    const other = base.get(round)
    return other === undefined ? [] : [time / other]
  })
  return {
    name,
    runs: times.length,
    median: quantile(times, 0.5),
    lowerQuartile: quantile(times, 0.25),
    upperQuartile: quantile(times, 0.75),
    ...(against !== undefined && { against, ratio: quantile(ratios, 0.5) }),
    ...(target !== undefined && { target })
  }
}
