/**
 * One coverage figure over every process that ran with NODE_V8_COVERAGE: tests, commands, daemons and
 * workers, bundled or not. Exits 1 below the threshold. `node --import tsx scripts/measure/report.ts DIRECTORY`
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { last } from "./counts.ts"
import { begins, lengths } from "./places.ts"
import { type Points, points } from "./points.ts"
import { Tally } from "./tally.ts"

const THRESHOLD = 97

interface Figure {
  covered: number
  total: number
}

const [, , directory = "coverage/v8"] = process.argv
const tally = new Tally()
for (const file of readdirSync(directory)) tally.add(readFileSync(join(directory, file), "utf8"))

const total = { lines: figure(), branches: figure() }
for (const path of sources("src")) {
  const source = readFileSync(path, "utf8")
  const { lines, branches, missed } = measure(path, source, points(source))
  add(total.lines, lines)
  add(total.branches, branches)
  if (missed.length > 0) console.log(`${path.padEnd(36)} ${percent(lines)} ${percent(branches)}  ${missed.join(" ")}`)
}
console.log(`${"lines, branches".padEnd(36)} ${percent(total.lines)} ${percent(total.branches)}`)
console.log(`of ${total.lines.total} lines and ${total.branches.total} branches, in ${tally.reports} processes`)
if (share(total.lines) < THRESHOLD || share(total.branches) < THRESHOLD) {
  console.log(`below ${THRESHOLD} %`)
  process.exitCode = 1
}

/** What ran of a file, and the lines where something did not: `12`, or `12b` where it is a branch. */
function measure(path: string, source: string, { statements, branches }: Points) {
  const starts = begins(lengths(source))
  const lineOf = (offset: number): number => last(starts, offset) + 1
  const lines = new Map<number, boolean>()
  for (const span of statements) {
    const line = lineOf(span.start)
    lines.set(line, lines.get(line) === true || tally.count(path, span) > 0)
  }
  const open = branches.filter((branch) => taken(path, branch) <= 0)
  const missed = [...lines].filter(([, covered]) => !covered).map(([line]) => line)
  const ways = new Set(open.map(({ start }) => lineOf(start)).filter((line) => !missed.includes(line)))
  return {
    lines: { covered: lines.size - missed.length, total: lines.size },
    branches: { covered: branches.length - open.length, total: branches.length },
    missed: [...missed.sort((a, b) => a - b).map(String), ...[...ways].sort((a, b) => a - b).map((line) => `${line}b`)]
  }
}

function taken(path: string, branch: Points["branches"][number]): number {
  return tally.count(path, branch) - (branch.instead ? tally.count(path, branch.instead) : 0)
}

function sources(folder: string): Array<string> {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name))
    .sort()
}

function figure(): Figure {
  return { covered: 0, total: 0 }
}

function add(sum: Figure, one: Figure): void {
  sum.covered += one.covered
  sum.total += one.total
}

function share({ covered, total }: Figure): number {
  return total === 0 ? 100 : (100 * covered) / total
}

function percent(one: Figure): string {
  return `${(Math.floor(share(one) * 100) / 100).toFixed(2)} %`.padStart(9)
}
