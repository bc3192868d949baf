/** The coverage figure tells the truth: over bundles and single files, for code that never ran and files that nothing loaded. */
import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { buildSync } from "esbuild"
import { afterAll, beforeAll, expect, it } from "vitest"

const SOURCES = {
  "main.ts": `import { pick } from "./pick.ts"
console.log(pick(Number(process.argv[2])))
`,
  "pick.ts": `export interface Unused { readonly n: number }

export const pick = (n: number): string => {
  if (n > 100) return "huge"
  for (const limit of [10, 20]) {
    if (n < limit) continue
    else return n === limit ? "equal" : "more"
  }
  return n > 0 ? "small" : "none"
}

export const shaken = (n: number): number => {
  if (n > 3) return n
  return 0
}
`,
  "never.ts": `export const never = (n: number): number => n || 1
`
}

const root = mkdtempSync(join(tmpdir(), "measure-"))
const data = join(root, "v8")
const env = { ...process.env, NODE_V8_COVERAGE: data }

const report = (): { readonly code: number | null; readonly lines: ReadonlyArray<string> } => {
  const command = ["--import", import.meta.resolve("tsx"), resolve("scripts/measure/report.ts"), data]
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" })
  return { code: status, lines: stdout.split("\n").map((line) => line.replace(/ +/g, " ")) }
}

const run = (...command: ReadonlyArray<string>): string =>
  execFileSync(process.execPath, command, { cwd: root, env, encoding: "utf8" })

beforeAll(() => {
  mkdirSync(join(root, "src"))
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(root, "src", name), text)
  writeFileSync(join(root, "package.json"), `{ "type": "module" }`)
  symlinkSync(resolve("node_modules"), join(root, "node_modules"))
  buildSync({
    absWorkingDir: root,
    entryPoints: ["src/main.ts"],
    outfile: "dist/main.cjs",
    bundle: true,
    platform: "node",
    minifyWhitespace: true,
    sourcemap: "external",
    logLevel: "silent"
  })
})

afterAll(() => rmSync(root, { recursive: true }))

it("counts what a bundle left out and what nothing loaded as uncovered", { timeout: 60_000 }, () => {
  run("dist/main.cjs", "5")
  const { code, lines } = report()
  expect(code).toBe(1)
  expect(lines).toContain("src/never.ts 0.00 % 0.00 % 1")
  expect(lines).toContain("src/pick.ts 57.14 % 30.00 % 7 13 14 4b 9b")
})

it("adds up processes, bundled and not, and is content where all ran", { timeout: 60_000 }, () => {
  for (const n of ["500", "10", "20", "15", "0"]) run("dist/main.cjs", n)
  const rest = `import { shaken } from "./src/pick.ts"; import { never } from "./src/never.ts"; never(0); never(1); shaken(1); shaken(5)`
  writeFileSync(join(root, "rest.ts"), rest)
  run("--import", "tsx", "rest.ts")
  const { code, lines } = report()
  expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^lines, branches 100.00 % 100.00 %$/)]))
  expect(code).toBe(0)
})
