import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { describe, expect, it } from "vitest"
import { apps, refused, running, start } from "./child.ts"

const broken = join(apps, "broken")
const refusal = async (app: string, cwd = broken) => {
  const { reason, advice } = await refused({ app, cwd })
  return advice === undefined ? { reason } : { reason, advice }
}

describe("an app that cannot be served is refused", () => {
  it.each([
    [
      "throws while it is imported",
      "import.mjs",
      "./import.mjs:4:22: TypeError: Cannot read properties of undefined (reading 'name')"
    ],
    [
      "throws while it is required",
      "import.cjs",
      "./import.cjs:4:22: TypeError: Cannot read properties of undefined (reading 'name')"
    ],
    ["throws while it registers", "plugin.mjs", "./plugin.mjs:2:11: TypeError: fastify.fly is not a function"],
    ["hands an error to its callback", "callback.cjs", "./callback.cjs:2:27: RangeError: no database at db:5432"],
    [
      "declares a route twice",
      "twice.mjs",
      "./twice.mjs:3:11: FastifyError: Method 'GET' already declared for route '/one'"
    ],
    ["throws in a timer meanwhile", "timer.mjs", "./timer.mjs:4:13: Error: too late to catch"],
    ["rejects a promise that nobody holds", "rejection.mjs", "./rejection.mjs:2:18: Error: nobody waits for it"],
    ["does not parse (ES)", "syntax.mjs", "./syntax.mjs:2:18: SyntaxError: Unexpected token ';'"],
    ["does not parse (CommonJS)", "syntax.cjs", "./syntax.cjs:2:18: SyntaxError: Unexpected token ';'"],
    ["imports what does not parse", "below.mjs", "./syntax.mjs:2:18: SyntaxError: Unexpected token ';'"],
    [
      "imports a name that is not exported",
      "export.mjs",
      "./export.mjs:1:10: SyntaxError: The requested module './fine.mjs' does not provide an export named 'absent'"
    ],
    ["throws an error without a stack", "stackless.mjs", "./stackless.mjs: Error: no trace of me"],
    ["throws what looks like Node's, but names no module", "codeless.mjs", "./codeless.mjs:1:21: Error: no module"],
    [
      "throws what looks like Node's, but names no file",
      "foreign.mjs",
      `./foreign.mjs is no JavaScript, which Node ${process.versions.node} cannot run`
    ],
    ["throws an error without a place", "odd.mjs", "./odd.mjs: SyntaxError: out of nowhere"],
    ["throws a text", "text.mjs", 'it threw the text "just a text"'],
    ["throws nothing at all", "nothing.mjs", "it threw no error, but undefined"],
    ["imports a file that is not there", "file.mjs", "./file.mjs wants ./no-such-file.mjs, which cannot be found"]
  ])("where it %s, with the place in its file", async (_how, app, reason) => {
    expect(await refusal(app)).toEqual({ reason })
  })

  it.each([
    ["package.mjs", "./package.mjs wants no-such-database, which cannot be found"],
    ["package.cjs", "./package.cjs:1:18 wants no-such-database, which cannot be found"]
  ])("where a package is not installed, with the command that installs it (%s)", async (app, reason) => {
    expect(await refusal(app)).toEqual({ reason, advice: "install it: npm install no-such-database" })
  })

  it("where it misses a module without saying for whom", async () => {
    expect(await refusal("like.mjs")).toEqual({
      reason: "./like.mjs wants heart, which cannot be found",
      advice: "install it: npm install heart"
    })
  })

  it("where it is an ES module whose name says otherwise, with what to do about it", async () => {
    expect(await refusal("esm.cjs")).toEqual({
      reason: "./esm.cjs:1:1: SyntaxError: Unexpected token 'export'",
      advice: 'name the file .mjs, or write "type": "module" into its package.json'
    })
  })

  it.each([
    ["object.mjs", "its default export is an object, not a Fastify plugin"],
    ["nameless.mjs", "its default export is missing, not a Fastify plugin"],
    ["instance.cjs", "its default export is a Fastify instance, not a Fastify plugin"]
  ])("where it is no plugin (%s)", async (app, reason) => {
    expect(await refusal(app)).toMatchObject({
      reason,
      advice: expect.stringContaining("export default async (fastify)")
    })
  })

  it.each(["./absent.js", "absent", "http", "", "./no/such/directory"])("where it is not there: %j", async (app) => {
    expect(await refusal(app)).toMatchObject({ reason: `there is no such file or package, as seen from ${broken}` })
  })

  it("where it is TypeScript, which this Node cannot run", async () => {
    expect(await refusal("typed.tsx")).toMatchObject({
      reason: `./typed.tsx is TypeScript, which Node ${process.versions.node} cannot run`,
      advice: expect.stringContaining("compile it")
    })
  })

  it("where it is no JavaScript", async () => {
    expect(await refusal("note.txt", join(apps, "files/public"))).toEqual({
      reason: `./note.txt is no JavaScript, which Node ${process.versions.node} cannot run`
    })
  })

  it("where its package has nothing to import", async () => {
    const home = mkdtempSync(join(tmpdir(), "packages-"))
    for (const exported of [{ types: "./app.d.ts" }, { import: "./absent.mjs" }]) {
      const root = join(home, "node_modules", "hollow")
      mkdirSync(root, { recursive: true })
      writeFileSync(join(root, "package.json"), JSON.stringify({ name: "hollow", exports: exported }))
      expect((await refusal("hollow", home)).reason).toBe(`there is no such file or package, as seen from ${home}`)
    }
    rmSync(home, { recursive: true })
  })

  it("where a plugin far below does not parse", async () => {
    const home = mkdtempSync(join(tmpdir(), "deep-"))
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(home, path)), { recursive: true })
      writeFileSync(join(home, path), text)
    }
    write("app.mjs", 'export default async () => import("./plugins/deep/broken.mjs")\n')
    write("plugins/deep/broken.mjs", "\n  let two words\n")
    write("node_modules/other/broken.mjs", "let two words\n")
    expect(await refusal("app.mjs", home)).toEqual({
      reason: "./plugins/deep/broken.mjs:2:11: SyntaxError: Unexpected identifier 'words'"
    })
    rmSync(home, { recursive: true })
  })

  it("with a short path where the directory is a symbolic link", async () => {
    const home = mkdtempSync(join(tmpdir(), "links-"))
    symlinkSync(broken, join(home, "link"))
    expect((await refusal("plugin.mjs", join(home, "link"))).reason).toMatch(/^\.\/plugin\.mjs:2:11: /)
    rmSync(home, { recursive: true })
  })

  it("where it was made for another Fastify", async () => {
    expect((await refusal("old.mjs")).reason).toMatch(/^\.\/old\.mjs: .*expected '2\.x' fastify version/)
  })

  it("with the whole path where its file lies outside of the directory", async () => {
    const { reason } = await refusal(join(broken, "plugin.mjs"), "/")
    expect(reason).toBe(`.${join(broken, "plugin.mjs")}:2:11: TypeError: fastify.fly is not a function`)
    expect((await refusal("../broken/plugin.mjs", join(apps, "live"))).reason).toBe(
      `${join(broken, "plugin.mjs")}:2:11: TypeError: fastify.fly is not a function`
    )
  })

  it("by the launcher's deadline alone where it never says that it is ready", async () => {
    const server = await start({ app: "never.cjs", cwd: broken })
    // Nothing comes, so something else has to tell that the app had its time.
    await running()
    expect(server.output).toBe("")
  })
})
