import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Plugin } from "../../src/contract/settings.ts"
import { type Child, running, start, tokens } from "./child.ts"

let home = ""

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "ready-")))
})

afterEach(() => rmSync(home, { recursive: true }))

/** One with these checks, which counts how often `count` was called and does as its `/do` is told. */
const plugin = (checks: string, name = "hello"): Plugin => {
  writeFileSync(
    join(home, `${name}.mjs`),
    `let count = 0
let told = "true"
const act = () => (count++, eval(told))
export default async (fastify) => {
  fastify.get("/count", () => ({ count }))
  fastify.post("/do", ({ body }) => (told = body))
}
export const ready = ${checks}`,
    { mode: 0o600 }
  )
  return { name, version: "1.0.0", directory: home, serves: `./${name}.mjs` }
}

const get = async (server: Child, path: string, headers = {}) => {
  const answer = await fetch(server.url + path, { headers })
  return { status: answer.status, body: await answer.json() }
}

const act = (server: Child, body: string) =>
  fetch(`${server.url}/do`, { method: "POST", body, headers: { "content-type": "text/plain" } })

const probed = async (server: Child) => (await get(server, "/", { "agents-probe": tokens.ask })).body

/** What `/ready` says, once that is another status. */
const turned = async (server: Child, status: number): Promise<unknown> => {
  for (;;) {
    const answer = await get(server, "/ready")
    if (answer.status === status) return answer.body
    await new Promise((resume) => setTimeout(resume, 50))
  }
}

describe("a check of a plugin", () => {
  it("that is content leaves the probes as they are, whatever else it gives", async () => {
    const checks = "{ a: () => {}, b: () => true, c: async () => null, d: () => ({}), e: () => 0 }"
    const server = await running({ plugins: [plugin(checks)] })
    expect(await get(server, "/ready")).toEqual({ status: 200, body: { status: "ready" } })
    expect(await get(server, "/health")).toEqual({ status: 200, body: { status: "ok" } })
    expect(await probed(server)).toEqual({ pid: server.pid, answer: tokens.answer, state: "ready" })
  })

  it("that throws, gives false or a reason makes the server unready, for each probe but that of life", async () => {
    const checks = `{
  throws: () => { throw new Error("no database\\nat db:5432") },
  rejects: () => Promise.reject("gone"),
  false: async () => false,
  text: () => "warming up \\u001b[31m",
  empty: () => "",
  long: () => "x".repeat(1000),
  fine: () => true
}`
    const server = await running({ plugins: [plugin(checks)] })
    const unready = {
      status: 503,
      body: {
        status: "unready",
        checks: {
          "hello/throws": "no database",
          "hello/rejects": "gone",
          "hello/false": "it gives no reason",
          "hello/text": "warming up \\x1b[31m",
          "hello/empty": "it gives no reason",
          "hello/long": `${"x".repeat(199)}…`
        }
      }
    }
    expect(await get(server, "/ready")).toEqual(unready)
    expect(await get(server, "/health")).toEqual(unready)
    expect(await get(server, "/live")).toEqual({ status: 200, body: { status: "alive" } })
    expect(await probed(server)).toMatchObject({ unready: "the plugin hello is not ready: throws: no database" })
  })

  it("is run once, however many ask at once", async () => {
    const server = await running({ plugins: [plugin("{ act }")] })
    await act(server, "new Promise(() => {})")
    await Promise.all(Array.from({ length: 20 }, () => get(server, "/ready")))
    expect((await get(server, "/count")).body).toEqual({ count: 1 })
  })

  it("that fails and recovers is told in the log, once each", async () => {
    const server = await running({ plugins: [plugin("{ act }")] })
    await turned(server, 200)
    await act(server, '"lost the key"')
    expect(await turned(server, 503)).toEqual({ status: "unready", checks: { "hello/act": "lost the key" } })
    await turned(server, 503)
    await act(server, "undefined")
    await turned(server, 200)
    const lines = await server.lines(({ msg }) => /ready/.test(String(msg)), 2)
    expect(lines.map(({ level, msg }) => `${level}: ${msg}`)).toEqual([
      "warning: the plugin hello is not ready: act: lost the key",
      "info: every plugin is ready"
    ])
  })

  it("that never answers is named, and keeps nobody waiting", async () => {
    const server = await running({ plugins: [plugin("{ fine: () => {}, hangs: () => new Promise(() => {}) }")] })
    const checks = { "hello/hangs": "no answer yet" }
    expect(await get(server, "/ready")).toEqual({ status: 503, body: { status: "unready", checks } })
    const told = async () => JSON.stringify((await get(server, "/ready")).body)
    while ((await told()).includes("no answer yet"));
    expect(await told()).toContain('"hello/hangs":"no answer within 5 s"')
  })

  it("is of no account while the server drains", async () => {
    const server = await running({ state: "draining", plugins: [plugin('{ never: () => "never" }')] })
    expect(await get(server, "/ready")).toEqual({ status: 503, body: { status: "draining" } })
  })
})

describe("a server that waits for its plugins", () => {
  it("accepts nobody before all checks pass, and says what it waits for when that changes", async () => {
    const gate = join(home, "gate")
    writeFileSync(gate, "closed")
    const read = `(await import("node:fs")).readFileSync(${JSON.stringify(gate)}, "utf8")`
    const checks = `{ gate: async () => ${read}.replace("open", "") || undefined }`
    const server = await start({ patient: true, plugins: [plugin(checks)] })
    const steps = async (count: number) => {
      while (server.steps.length < count) await new Promise((resume) => setTimeout(resume, 10))
      return server.steps
    }
    expect(await steps(3)).toEqual([
      "waiting for the plugin hello to load",
      "waiting for what onReady is for: the plugin hello",
      "the plugin hello is not ready: gate: closed"
    ])
    writeFileSync(gate, "ajar")
    expect((await steps(4)).at(-1)).toBe("the plugin hello is not ready: gate: ajar")
    const answer = get(server, "/ready")
    writeFileSync(gate, "open")
    await server.until("ready")
    expect(await answer).toEqual({ status: 200, body: { status: "ready" } })
    expect(server.steps).toHaveLength(4)
  })
})
