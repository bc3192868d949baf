/**
 * `npm run compare`: puts this program and those that people use instead through the same faults, and
 * prints a table. pm2 comes from npm and gunicorn from pip; nginx and caddy are used where they are
 * installed, or where COMPARE_NGINX and COMPARE_CADDY name them.
 */
import { running } from "./faults/running.ts"
import { starting } from "./faults/starting.ts"
import { inSandbox } from "./sandbox.ts"
import { bring } from "./tools/bring.ts"

const wanted = process.argv.slice(2)
const { tools, absent } = bring()

const rows: Array<ReadonlyArray<string>> = []
for (const { id, title, provoke } of [...starting, ...running].filter(
  ({ id }) => wanted.length === 0 || wanted.includes(id)
)) {
  const cells: Array<string> = []
  for (const tool of tools) {
    process.stderr.write(`${id} ${tool.name}\n`)
    cells.push(await inSandbox((site) => provoke(tool, site)))
  }
  rows.push([`${id}: ${title}`, ...cells])
}

const line = (cells: ReadonlyArray<string>): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`
process.stdout.write(line(["fault", ...tools.map(({ name, version }) => `${name} ${version}`)]))
process.stdout.write(line(["---", ...tools.map(() => "---")]))
for (const row of rows) process.stdout.write(line(row))
if (absent.length > 0) process.stdout.write(`\nNot here: ${absent.join(", ")}.\n`)
