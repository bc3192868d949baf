/** The results for people, as Markdown. */
import * as os from "node:os"
import type { Result } from "./measure.ts"
import type { Memory } from "./memory.ts"

export interface Report {
  readonly results: ReadonlyArray<Result>
  readonly memory: Memory | undefined
  /** Why pm2 is missing. */
  readonly withoutPm2: string | undefined
}

/** Says nothing that names the machine or its owner. */
export const machine = (): string =>
  `${os.cpus().length} cores, ${os.cpus()[0]?.model.trim() ?? "unknown"}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release().split("-")[0]}, Node ${process.version}`

export const table = ({ results, memory, withoutPm2 }: Report): string =>
  [
    machine(),
    "",
    row("what", "median", "middle half", "runs", "ratio", "target"),
    row("---", "---:", "---:", "---:", "---:", "---:"),
    ...results.map(timed),
    ...(memory === undefined ? [] : ["", ...held(memory)]),
    ...(withoutPm2 === undefined ? [] : ["", `pm2 is missing: ${withoutPm2}`]),
    ""
  ].join("\n")

const timed = ({ name, runs, median, lowerQuartile, upperQuartile, against, ratio, target }: Result): string =>
  row(
    name,
    `${median.toFixed(0)} ms`,
    `${lowerQuartile.toFixed(0)}–${upperQuartile.toFixed(0)} ms`,
    String(runs),
    ratio === undefined ? "" : `${ratio.toFixed(2)} × ${against?.split(":")[0]}`,
    target === undefined ? "" : `${target}`
  )

const held = ({ agents, bare }: Memory): ReadonlyArray<string> => [
  row("idle memory", "agents", "bare `node:http`", "ratio", "target"),
  row("---", "---:", "---:", "---:", "---:"),
  row("RSS", mb(agents.rss), mb(bare.rss), (agents.rss / bare.rss).toFixed(2), "1.5"),
  row("PSS", mb(agents.pss), mb(bare.pss), (agents.pss / bare.pss).toFixed(2), "")
]

const mb = (amount: number): string => `${amount.toFixed(1)} MB`

const row = (...cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`
