/** Generating from commands.yaml, by the command that people and CI run. */
import { spawnSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const repository = resolve(import.meta.dirname, "../..")

const generate = (cwd: string, ...options: ReadonlyArray<string>) => {
  const script = join(repository, "src/manifest/generate.ts")
  const loader = join(repository, "node_modules/tsx/dist/loader.mjs")
  return spawnSync(process.execPath, ["--import", loader, script, ...options], { cwd, encoding: "utf8" })
}

describe("npm run generate", { timeout: 60_000 }, () => {
  let root = ""
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "generate-"))
    for (const directory of ["src/generated", "schema", "docs"]) mkdirSync(join(root, directory), { recursive: true })
    copyFileSync(join(repository, "commands.yaml"), join(root, "commands.yaml"))
  })
  afterAll(() => rmSync(root, { recursive: true }))

  it("finds nothing stale in what is committed", () => {
    expect(generate(repository, "--check")).toMatchObject({ status: 0, stdout: "", stderr: "" })
  })

  it("lists what is stale with --check, and writes nothing", () => {
    const { status, stdout } = generate(root, "--check")
    expect(status).toBe(1)
    expect(stdout.trim().split("\n")).toHaveLength(6)
    expect(stdout).toContain("docs/commands.md is stale; run: npm run generate")
    expect(readdirSync(join(root, "src/generated"))).toEqual([])
  })

  it("writes the same bytes each time, and only what changed", () => {
    expect(generate(root)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("src/generated/model.ts written")
    })
    const model = "src/generated/model.ts"
    expect(readFileSync(join(root, model), "utf8")).toBe(readFileSync(join(repository, model), "utf8"))
    expect(generate(root)).toMatchObject({ status: 0, stdout: "" })
    writeFileSync(join(root, "docs/commands.md"), "")
    expect(generate(root)).toMatchObject({ status: 0, stdout: "docs/commands.md written\n" })
  })

  it("refuses a bad manifest with its problems, and writes nothing", () => {
    const text = readFileSync(join(root, "commands.yaml"), "utf8")
    writeFileSync(join(root, "commands.yaml"), text.replace("type: port", "type: prot"))
    const { status, stderr, stdout } = generate(root)
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
    expect(stderr).toContain("error[unknown-type]: unknown type 'prot'")
  })
})
