import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Plugin } from "../../src/contract/settings.ts"
import { apps, type Child, refused, running, start } from "./child.ts"

let home = ""

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "plugins-")))
})

afterEach(() => rmSync(home, { recursive: true }))

/** Writes a plugin with that module for the server. */
const plugin = (source: string, { name = "hello", serves = "./server.mjs" } = {}): Plugin => {
  const directory = join(home, name)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  mkdirSync(dirname(join(directory, serves)), { recursive: true, mode: 0o700 })
  writeFileSync(join(directory, serves), source, { mode: 0o600 })
  return { name, version: "1.0.0", directory, serves }
}

const routes = (body: string) => `export default async (fastify, options) => {\n  ${body}\n}\n`

const refusal = async (...plugins: ReadonlyArray<Plugin>) => {
  const { tag, reason, advice } = await refused({ app: "./own/app.cjs", plugins })
  return { tag, reason, advice }
}

const failure = (reason: string, advice = "go on without it: agents plugins disable hello") => ({
  tag: "PluginFailed",
  reason,
  advice
})

const get = async (server: Child, path: string, init?: RequestInit) => {
  const answer = await fetch(server.url + path, init)
  return `${answer.status} ${await answer.text()}`
}

describe("a plugin", () => {
  it("is told whose it is, and its hooks and decorators are not those of others", async () => {
    const first = plugin(
      routes(`fastify.decorate("mine", 1)
  fastify.addHook("onRequest", async (_request, reply) => void reply.header("x-first", "1"))
  fastify.get("/first", () => options)`)
    )
    const second = plugin(routes(`fastify.get("/second", () => String("mine" in fastify))`), { name: "second" })
    const server = await running({ plugins: [first, second] })
    const { serves: _serves, ...known } = first
    expect(await get(server, "/first")).toBe(`200 ${JSON.stringify({ plugin: known })}`)
    expect(await get(server, "/second")).toBe("200 false")
    expect((await fetch(`${server.url}/second`)).headers.get("x-first")).toBeNull()
    expect(await get(server, "/ready")).toBe('200 {"status":"ready"}')
  })

  it("may break out of its context, and answer what is unknown below a prefix of its own", async () => {
    const source = `const skip = Symbol.for("skip-override")
export default Object.assign(async (fastify) => {
  fastify.addHook("onSend", async (_request, reply) => void reply.header("x-hello", "1"))
  fastify.register(async (below) => void below.setNotFoundHandler(() => "not here"), { prefix: "/hello" })
}, { [skip]: true })`
    const server = await running({ plugins: [plugin(source)] })
    expect(await get(server, "/hello/nothing")).toBe("200 not here")
    expect(await get(server, "/nothing")).toMatch(/^404 /)
    expect((await fetch(`${server.url}/live`)).headers.get("x-hello")).toBeNull()
  })

  it("may have every name that nobody has, and the front page and the probes stay ours", async () => {
    const server = await running({ plugins: [plugin(routes(`fastify.get("/*", () => "any")`))] })
    expect(await get(server, "/other")).toBe("200 any")
    expect(await get(server, "/")).toContain('"name":"cleveragents"')
    expect(await get(server, "/health")).toBe('200 {"status":"ok"}')
  })

  it("may have another method, and other names below those of the app", async () => {
    const source = routes(`fastify.post("/fails", () => "posted")\n  fastify.get("/fails/more", () => "more")`)
    const server = await running({ app: "./own/app.cjs", plugins: [plugin(source)] })
    expect(await get(server, "/fails", { method: "POST" })).toBe("200 posted")
    expect(await get(server, "/fails/more")).toBe("200 more")
    expect(await get(server, "/fails")).toMatch(/^418 /)
  })
})

describe("a plugin is refused", () => {
  const HOME = "the server itself"
  it.each([
    ["/", HOME],
    ["/live", HOME],
    ["/ready", HOME],
    ["/health", HOME],
    ["/version", HOME],
    ["/fails", "the app ./own/app.cjs"]
  ])("where it wants the route %s", async (route, owner) => {
    const source = routes(`fastify.get("${route}", () => "mine")`)
    expect(await refusal(plugin(source))).toEqual(
      failure(`./server.mjs:2:11 declares GET ${route}, which ${owner} has`)
    )
  })

  it("where it wants a route of an earlier plugin, under other conditions or names of parameters too", async () => {
    const first = plugin(routes(`fastify.get("/tasks/:id", () => "first")`), { name: "first" })
    const source = routes(
      `fastify.route({ method: ["GET", "PUT"], url: "/tasks/:task", constraints: { host: "here" }, handler: () => "" })`
    )
    expect(await refusal(first, plugin(source))).toEqual(
      failure("./server.mjs:2:11 declares GET /tasks/:, which the plugin first has")
    )
  })

  it("where it declares a route twice itself, or in a callback", async () => {
    const twice = `fastify.get("/one", () => "")\n  fastify.get("/one", () => "")`
    expect(await refusal(plugin(routes(twice)))).toEqual(
      failure("./server.mjs:3:11: FastifyError: Method 'GET' already declared for route '/one'")
    )
    const sync = `export default (fastify, options, done) => {\n  fastify.get("/live", () => "")\n  done()\n}`
    expect(await refusal(plugin(sync))).toEqual(
      failure("./server.mjs:2:11 declares GET /live, which the server itself has")
    )
  })

  it("where it would answer every unknown path", async () => {
    expect(await refusal(plugin(routes("fastify.setNotFoundHandler(() => '')")))).toEqual(
      failure("./server.mjs:2:11 answers what no route is for, which it may below a prefix alone")
    )
  })

  it.each([
    ["throws while it is imported", 'throw new Error("no luck")', "./server.mjs:1:7: Error: no luck"],
    ["throws while it registers", routes('throw new Error("no luck")'), "./server.mjs:2:9: Error: no luck"],
    [
      "throws as the server becomes ready",
      routes('fastify.addHook("onReady", async () => { throw new Error("no luck") })'),
      "./server.mjs:2:50: Error: no luck"
    ],
    [
      "throws a text as the server becomes ready",
      routes('fastify.addHook("onReady", async () => { throw "no luck" })'),
      'it threw the text "no luck"'
    ],
    [
      "throws in a timer meanwhile",
      routes('setTimeout(() => { throw new Error("no luck") })\n  await new Promise(() => {})'),
      "./server.mjs:2:28: Error: no luck"
    ],
    [
      "does not parse",
      "export default async () => {\n  const = 1\n}",
      "./server.mjs:2:9: SyntaxError: Unexpected token '='"
    ]
  ])("where it %s", async (_how, source, reason) => {
    const { tag, reason: told, advice } = await refused({ plugins: [plugin(source)] })
    expect({ tag, reason: told, advice }).toEqual(failure(reason))
  })

  it("and not the app, also where it lies below that one's directory", async () => {
    writeFileSync(join(home, "app.mjs"), "export default async () => {}")
    const source = routes('fastify.addHook("onReady", async () => { throw new Error("no luck") })')
    const { tag, reason } = await refused({ app: "./app.mjs", cwd: home, plugins: [plugin(source)] })
    expect({ tag, reason }).toEqual({ tag: "PluginFailed", reason: "./server.mjs:2:50: Error: no luck" })
  })

  it("where it is no plugin, with what to write", async () => {
    const { reason, advice } = await refusal(plugin("export const one = 1"))
    expect(reason).toBe("its default export is missing, not a Fastify plugin")
    expect(advice).toMatch(/^export a function .*; or go on without it: agents plugins disable hello$/)
  })

  it.each([
    ["42", "is the number 42"],
    ['"yes"', "is the string yes"],
    ["{ database: 1 }", "has database, which is no function"]
  ])("where its checks are no functions: %s", async (ready, what) => {
    const { reason, advice } = await refusal(plugin(`${routes("")}export const ready = ${ready}`))
    expect(reason).toBe(`its export ready ${what}`)
    expect(advice).toMatch(/^export an object of functions: .*; or go on without it/)
  })

  it("where its module or its directory is gone, or leads elsewhere", async () => {
    const one = plugin(routes(""))
    expect(await refusal({ ...one, serves: "./absent.mjs" })).toEqual(
      failure(`its module ./absent.mjs is missing in ${one.directory}`)
    )
    expect(await refusal({ ...one, directory: join(home, "gone") })).toEqual(
      failure(`its directory ${join(home, "gone")} is gone`)
    )
    const link = join(one.directory, "link.mjs")
    symlinkSync(join(apps, "own/app.cjs"), link)
    expect(await refusal({ ...one, serves: "./link.mjs" })).toEqual(
      failure(`its module ./link.mjs leads out of its directory, to ${join(apps, "own/app.cjs")}`)
    )
  })

  it("where others can write to it, with the command that mends it, and nothing of it is run", async () => {
    const ran = join(home, "ran")
    const source = `import { writeFileSync } from "node:fs"\nwriteFileSync(${JSON.stringify(ran)}, "")`
    const one = plugin(source, { serves: "./lib/server.mjs" })
    for (const path of [join(one.directory, "lib/server.mjs"), join(one.directory, "lib"), one.directory]) {
      chmodSync(path, 0o777)
      expect(await refusal(one)).toEqual(
        failure(`others can write to ${path}`, `chmod go-w ${path}; or go on without it: agents plugins disable hello`)
      )
      chmodSync(path, 0o700)
    }
    expect(existsSync(ran)).toBe(false)
  })

  it("by the launcher's deadline alone where it hangs, and says whom it waits for", async () => {
    const server = await start({ plugins: [plugin("await new Promise(() => {})")] })
    await server.until("progress")
    expect(server.steps).toEqual(["waiting for the plugin hello to load"])
  })
})
