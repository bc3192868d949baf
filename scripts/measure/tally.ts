/** Adds up, over all processes, how often each place of each source ran. */
import { existsSync, readFileSync } from "node:fs"
import { dirname, relative, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { counter, last, type Range } from "./counts.ts"
import { begins, lengths, type Places, places, type SourceMap } from "./places.ts"
import type { Span } from "./points.ts"

/** One process's report, as NODE_V8_COVERAGE leaves it. */
interface Report {
  readonly result: ReadonlyArray<Loaded>
  readonly "source-map-cache"?: Record<string, Cached>
}

interface Loaded {
  readonly url: string
  readonly functions: ReadonlyArray<{ readonly ranges: ReadonlyArray<Range> }>
}

interface Cached {
  readonly lineLengths: ReadonlyArray<number>
  readonly data: SourceMap | null
}

/** A compiled form of some sources: a bundle with its map beside it, or one file as a test loaded it. */
interface Script {
  /** Of a bundle, to know it again. */
  readonly length?: number
  readonly places: ReadonlyMap<string, Places>
  /** How often the code at each place ran, in the same order. */
  readonly counts: ReadonlyMap<string, Array<number>>
}

export class Tally {
  reports = 0
  readonly #scripts = new Map<string, Script | undefined>()

  /** Adds one process's report. */
  add(json: string): void {
    const report: Report = JSON.parse(json)
    this.reports += 1
    for (const { url, functions } of report.result) {
      const script = this.#script(url, report["source-map-cache"]?.[url])
      const ranges = functions.flatMap((each) => each.ranges)
      if (script) count(script, ranges)
    }
  }

  /** How often the code in `span` of the source at `path` ran: 0 where nothing that was loaded holds it. */
  count(path: string, span: Span): number {
    let sum = 0
    for (const script of this.#scripts.values()) {
      const { source } = script?.places.get(path) ?? { source: [] }
      const first = source[last(source, span.start - 1) + 1] ?? span.end
      if (first < span.end) sum += script?.counts.get(path)?.[last(source, first)] ?? 0
    }
    return sum
  }

  #script(url: string, cached: Cached | undefined): Script | undefined {
    if (!this.#scripts.has(url)) this.#scripts.set(url, read(url, cached))
    return this.#scripts.get(url)
  }
}

function count({ length, places, counts }: Script, ranges: ReadonlyArray<Range>): void {
  const whole = Math.max(...ranges.map(({ endOffset }) => endOffset))
  // Where a loader of the caller's rewrote it on the way, its map does not fit.
  if (length !== undefined && length !== whole) return
  const at = counter(ranges)
  for (const [path, { script }] of places) {
    const sums = counts.get(path) ?? []
    for (const [index, offset] of script.entries()) sums[index] = (sums[index] ?? 0) + at(offset)
  }
}

/** The script at a URL with its map, or nothing where it holds no source of ours. */
function read(url: string, cached: Cached | undefined): Script | undefined {
  if (!url.startsWith("file:") || url.includes("/node_modules/")) return undefined
  const file = fileURLToPath(url.replace(/\?.*$/, ""))
  if (existsSync(`${file}.map`)) {
    const code = readFileSync(file, "utf8")
    return script(lengths(code), JSON.parse(readFileSync(`${file}.map`, "utf8")), file, code.length)
  }
  return cached?.data ? script(cached.lineLengths, cached.data, file) : undefined
}

function script(lines: ReadonlyArray<number>, map: SourceMap, file: string, length?: number): Script | undefined {
  const sources = map.sources.map((source) =>
    relative(".", source.startsWith("file:") ? fileURLToPath(source) : resolve(dirname(file), source))
  )
  const texts = sources.map((path) => (path.startsWith("src/") ? readFileSync(path, "utf8") : undefined))
  const found = places({ ...map, sources }, begins(lines), texts)
  if (found.size === 0) return undefined
  const counts = new Map([...found].map(([path, { source }]) => [path, source.map(() => 0)]))
  return { ...(length !== undefined && { length }), places: found, counts }
}
