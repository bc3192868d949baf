import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { apps, type Child, Client, running, tokens, WebSocket } from "./child.ts"

let home = ""

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "app of a user's, é-")))
})

afterEach(() => rmSync(home, { recursive: true }))

const get = async (server: Child, path: string, init: RequestInit = {}) => {
  const answer = await fetch(server.url + path, init)
  const text = await answer.text()
  const isJson = answer.headers.get("content-type")?.startsWith("application/json")
  return { status: answer.status, body: isJson && text !== "" ? JSON.parse(text) : text, headers: answer.headers }
}

const probes = async (server: Child) => {
  const answers = await Promise.all(["/live", "/ready", "/health"].map((path) => get(server, path)))
  return answers.map(({ status, body }) => `${status} ${body.status}`)
}

describe("without an app", () => {
  it("tells its name, its version and where its probes are", async () => {
    const server = await running()
    expect(await get(server, "/")).toMatchObject({
      status: 200,
      body: { name: "cleveragents", version: "1.2.3", links: { live: "/live", ready: "/ready", health: "/health" } }
    })
  })

  it("says that it is alive, ready and healthy, to GET and to HEAD", async () => {
    const server = await running()
    expect(await probes(server)).toEqual(["200 alive", "200 ready", "200 ok"])
    expect((await get(server, "/ready", { method: "HEAD" })).status).toBe(200)
    expect((await get(server, "/health", { method: "POST" })).status).toBe(404)
  })

  it.each(["starting", "draining"] as const)("is alive but not ready while it is %s", async (state) => {
    const server = await running({ state })
    expect(await probes(server)).toEqual(["200 alive", `503 ${state}`, `503 ${state}`])
  })
})

describe("the launcher's probe", () => {
  const ask = (server: Child, header: string) => get(server, "/health", { headers: { "agents-probe": header } })

  it("is answered with the other token, the PID and the state, and leaves no line in the log", async () => {
    const server = await running({ state: "starting" })
    const { status, body, headers } = await ask(server, tokens.ask)
    expect({ status, body }).toEqual({
      status: 200,
      body: { pid: server.pid, answer: tokens.answer, state: "starting" }
    })
    expect(headers.get("connection")).toBe("close")
    await get(server, "/live")
    await server.lines((line) => line.url === "/live")
    expect(server.log.filter((line) => line.msg === "request")).toHaveLength(1)
  })

  it("is an ordinary request where it asks wrongly", async () => {
    const server = await running()
    for (const wrong of ["who is here?", "who", ""]) expect((await ask(server, wrong)).body).toEqual({ status: "ok" })
  })

  it("reaches the server past an app that has its own /health and refuses the header", async () => {
    const server = await running({ app: "own/app.cjs" })
    expect((await ask(server, tokens.ask)).body).toMatchObject({ answer: tokens.answer })
    expect((await ask(server, "wrong")).body).toEqual({ probe: "refused by the app" })
  })
})

describe.each(["cjs", "esm"])("an app with autoloaded plugins and routes (%s)", (kind) => {
  it("is served with its decorators, its schemas and its front page, from its package directory", async () => {
    const server = await running({ app: `./${kind}` })
    expect((await get(server, "/")).body).toEqual({ root: true, options: [] })
    expect((await get(server, "/tasks")).body).toEqual(["write", "test"])
    expect((await get(server, "/tasks/old")).status).toBe(410)
    const post = (body: unknown) =>
      get(server, "/tasks", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body)
      })
    expect((await post({ title: "ship" })).body).toEqual({ title: "ship" })
    expect(await post({})).toMatchObject({ status: 400, body: { message: "body must have required property 'title'" } })
    expect(await probes(server)).toEqual(["200 alive", "200 ready", "200 ok"])
  })
})

describe("an app", () => {
  it("is found by a relative path, an absolute one, and without its extension", async () => {
    const forms = ["cjs/app.js", "./cjs/app", join(apps, "cjs/app.js")]
    for (const server of await Promise.all(forms.map((app) => running({ app })))) {
      expect((await get(server, "/")).body).toMatchObject({ root: true })
    }
  })

  it.each([
    ["CommonJS", { main: "app.cjs" }, "app.cjs", "module.exports = async (f) => void f.get('/', async () => 'hello')"],
    [
      "ES",
      { exports: { ".": { import: { default: "./app.mjs" } } } },
      "app.mjs",
      "export default async (f) => void f.get('/', async () => 'hello')"
    ]
  ])("is found as an installed package (%s)", async (_kind, manifest, file, source) => {
    const root = join(home, "node_modules", "@me", "greeter")
    cpSync(join(apps, "every"), root, { recursive: true })
    writeFileSync(join(root, "package.json"), JSON.stringify({ name: "@me/greeter", ...manifest }))
    writeFileSync(join(root, file), source)
    const server = await running({ app: "@me/greeter", cwd: home })
    expect((await get(server, "/")).body).toBe("hello")
  })

  it("reads the .env of the directory it was started from, and has the caller's environment", async () => {
    writeFileSync(join(home, ".env"), "GREETING=hello\n")
    const server = await running({ app: join(apps, "env/app.cjs"), cwd: home, env: { CALLER: "you" } })
    expect((await get(server, "/greeting")).body).toBe("hello, you")
    expect((await get(server, "/")).body).toMatchObject({ name: "cleveragents" })
  })

  it("may be TypeScript where the caller brings what runs it", async () => {
    const server = await running({ app: "typed/app.ts", env: { NODE_OPTIONS: "--import=tsx" } })
    expect((await get(server, "/")).body).toBe("hello from TypeScript")
  })

  it("serves static files from there, and its index instead of our front page", async () => {
    const server = await running({ app: "./app.mjs", cwd: join(apps, "files") })
    expect((await get(server, "/")).body).toContain("Front page")
    expect((await get(server, "/note.txt")).body).toBe("plain\n")
    expect((await get(server, "/absent.txt")).status).toBe(404)
    expect(await probes(server)).toEqual(["200 alive", "200 ready", "200 ok"])
  })

  it("speaks over WebSockets, and leaves one line in the log for each", async () => {
    const server = await running({ app: "sockets/app.mjs" })
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/echo`)
    await new Promise((resume) => socket.once("open", resume))
    socket.send("hi")
    expect(String(await new Promise((resume) => socket.once("message", resume)))).toBe("you said hi")
    socket.close()
    const [line] = await server.lines(({ msg }) => msg === "request")
    expect(line).toMatchObject({ method: "GET", url: "/echo", status: 101 })
    expect(line).not.toHaveProperty("aborted")
  })

  it("may declare / and /health itself, and its hooks and handlers are not ours", async () => {
    const server = await running({ app: "own/app.cjs" })
    expect((await get(server, "/")).body).toBe("my front page")
    expect((await get(server, "/health")).body).toEqual({ mine: true })
    expect((await get(server, "/fails")).status).toBe(418)
    expect((await get(server, "/absent")).body).toEqual({ mine: "not found" })
    const live = await get(server, "/live")
    expect(live.body).toEqual({ status: "alive" })
    expect(live.headers.get("x-app")).toBeNull()
  })

  it.each([
    ["every/app.mjs", { any: "/" }, { any: "/other" }],
    ["every/one.mjs", { name: "" }, { name: "other" }]
  ])("with a route for every name (%s) leaves the probes to us", async (app, front, other) => {
    const server = await running({ app })
    expect((await get(server, "/other")).body).toEqual(other)
    expect((await get(server, "/")).body).toMatchObject(front)
    expect(await probes(server)).toEqual(["200 alive", "200 ready", "200 ok"])
  })

  it("with routes for some requests alone leaves the others to us", async () => {
    const server = await running({ app: "own/constrained.mjs" })
    for (const path of ["/", "/live"]) {
      expect((await get(server, path, { headers: { colour: "red" } })).body).toEqual({ red: path })
      expect((await get(server, path, { headers: { "accept-version": "2.x" } })).body).toEqual({ two: path })
    }
    expect((await get(server, "/")).body).toMatchObject({ name: "cleveragents" })
    expect(await probes(server)).toEqual(["200 alive", "200 ready", "200 ok"])
  })

  it("is asked politely to upgrade and does not have to: the request is answered as an ordinary one", async () => {
    const server = await running()
    const client = new Client(server.port).get("/live", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n")
    expect(await client.until("alive")).toContain("200 OK")
  })
})
