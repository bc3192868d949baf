import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { hashOf, mint, spell } from "../../src/platform/bearer.ts"
import { writeTokens } from "../../src/platform/tokens.ts"
import { Client, running, WebSocket } from "./child.ts"

const bearer = mint()
const token = spell(bearer)
let home = ""
let tokenFile = ""

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "gate-"))
  tokenFile = join(home, "tokens.json")
  writeTokens(tokenFile, [{ name: "ci", id: bearer.id, hash: hashOf(bearer), createdAt: new Date().toISOString() }])
})

afterAll(() => rmSync(home, { recursive: true }))

const guarded = (app?: string) => running({ auth: "tokens", tokenFile, ...(app !== undefined && { app }) })
const showing = (authorization: string): RequestInit => ({ headers: { authorization } })

describe("a request without a token", () => {
  it("is told what is wanted, and where", async () => {
    const server = await guarded()
    const answer = await fetch(`${server.url}/nothing`)
    expect(answer.status).toBe(401)
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="cleveragents"')
    expect(answer.headers.get("cache-control")).toBe("no-store")
    expect(await answer.json()).toMatchObject({ statusCode: 401, error: "Unauthorized" })
    const [line] = await server.lines(({ msg, url }) => msg === "request" && url === "/nothing")
    expect(line).toMatchObject({ method: "GET", status: 401, ip: "127.0.0.1" })
  })

  it("is answered without a body where it asks for the head", async () => {
    const server = await guarded()
    const answer = await fetch(`${server.url}/`, { method: "HEAD" })
    expect([answer.status, await answer.text()]).toEqual([401, ""])
  })

  it("is one of a connection that goes on", async () => {
    const client = new Client((await guarded()).port)
    await client.get("/").until('TOKEN"}')
    expect(await client.get("/live").until('"alive"')).toContain("HTTP/1.1 200")
  })

  it("is refused where an app answers before everybody else", async () => {
    const server = await guarded("./sockets/taking.mjs")
    expect((await fetch(`${server.url}/taken`)).status).toBe(401)
    expect(await (await fetch(`${server.url}/taken`, showing(`Bearer ${token}`))).text()).toBe("taken")
  })

  it("opens no WebSocket, whoever listens for it", async () => {
    for (const app of ["./sockets/app.mjs", "./sockets/raw.mjs"]) {
      const client = new Client((await guarded(app)).port)
      client.get("/echo", "Connection: Upgrade\r\nUpgrade: websocket\r\n")
      expect(await client.closed()).toMatch(/^HTTP\/1.1 401 Unauthorized\r\n.*Bearer realm/s)
    }
  })

  it("is answered to a probe of health, to GET and to HEAD alone", async () => {
    const server = await guarded()
    const ask = async (method: string) => (await fetch(`${server.url}/health?deep=1`, { method })).status
    expect([await ask("GET"), await ask("HEAD"), await ask("POST")]).toEqual([200, 200, 401])
  })
})

describe("a token", () => {
  it("opens routes and WebSockets, and its name stands in each line of the request", async () => {
    const server = await guarded("./sockets/app.mjs")
    expect((await fetch(`${server.url}/nothing`, showing(`bearer ${token}`))).status).toBe(404)
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/echo`, {
      headers: { authorization: `Bearer ${token}` }
    })
    const said = new Promise<string>((resolve) => socket.on("message", (text: Buffer) => resolve(String(text))))
    socket.on("open", () => socket.send("hello"))
    expect(await said).toBe("you said hello")
    socket.close()
    const lines = await server.lines(({ msg }) => msg === "request", 2)
    expect(lines.map(({ tokenName }) => tokenName)).toEqual(["ci", "ci"])
    expect(server.output).not.toContain(bearer.secret)
  })

  it("that is wrong is said to be, in the words of the standard", async () => {
    const server = await guarded()
    for (const wrong of [`Bearer ${token}x`, "Basic YTpi", "Bearer"]) {
      const answer = await fetch(`${server.url}/`, showing(wrong))
      expect(answer.headers.get("www-authenticate")).toMatch(
        /^Bearer realm="cleveragents", error="invalid_token", error_desc/
      )
      expect(await answer.json()).toMatchObject({ statusCode: 401, message: "the token is unknown or was revoked" })
    }
  })

  it("that is good waits for nobody who tries wrong ones, who are told to come later when they are many", async () => {
    const server = await guarded()
    const wrong = Array.from({ length: 130 }, () => fetch(`${server.url}/`, showing("Bearer wrong")))
    const first = await Promise.race(wrong)
    expect((await fetch(`${server.url}/`, showing(`Bearer ${token}`))).status).toBe(200)
    const answers = await Promise.all([first, ...wrong])
    const statuses = answers.map(({ status }) => status)
    expect([...new Set(statuses)].sort()).toEqual([401, 429])
    expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("1")
  })

  it("that is wrong over a connection that goes away harms nobody", async () => {
    const server = await guarded("./sockets/raw.mjs")
    const client = new Client(server.port)
    client.get("/", "Connection: Upgrade\r\nUpgrade: websocket\r\nAuthorization: Bearer wrong\r\n")
    await client.closed()
    const other = new Client(server.port).get(
      "/",
      "Connection: Upgrade\r\nUpgrade: x\r\nAuthorization: Bearer wrong\r\n"
    )
    await new Promise((resolve) => other.socket.once("connect", resolve))
    other.socket.resetAndDestroy()
    await server.lines(({ msg, status }) => msg === "request" && status === 401, 2)
    expect((await fetch(`${server.url}/live`)).status).toBe(200)
  })
})

describe("without --auth", () => {
  it("an app is asked for no token, and the built-in one for one that there is", async () => {
    const app = await running({ tokenFile, app: "./esm/app.js" })
    expect((await fetch(`${app.url}/nothing`)).status).toBe(404)
    const own = await running({ tokenFile })
    expect((await fetch(`${own.url}/`)).status).toBe(401)
    const open = await running({ tokenFile, auth: "none" })
    expect((await fetch(`${open.url}/`)).status).toBe(200)
  })
})
