import { execFileSync } from "node:child_process"
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { LogLevel } from "../../src/contract/settings.ts"
import { open } from "../../src/server/log.ts"
import { sink } from "../../src/server/sink.ts"
import { running, start } from "./child.ts"

const captured = (level: LogLevel, worker?: number) => {
  const lines: Array<Record<string, unknown>> = []
  const destination = { write: (text: string | Uint8Array) => void lines.push(JSON.parse(String(text))) }
  return { lines, log: open(level, { destination, ...(worker === undefined ? {} : { worker }) }) }
}

describe("the log", () => {
  it("names levels as the contract does, and the process and worker of each line", () => {
    const { lines, log } = captured("trace", 3)
    log.trace("t")
    log.debug("d")
    log.info("i")
    log.warn("w")
    log.error("e")
    log.child({}).fatal("c")
    expect(lines.map(({ level }) => level)).toEqual(["trace", "debug", "info", "warning", "error", "critical"])
    for (const line of lines) {
      expect(line).toMatchObject({ pid: process.pid, worker: 3 })
      expect(new Date(String(line.time)).toISOString()).toBe(line.time)
    }
  })

  it("has the levels that an app adds under the app's own names", () => {
    const { lines, log } = captured("info")
    log.child({}, { customLevels: { loud: 35 } }).loud("hear me")
    expect(lines).toMatchObject([{ level: "loud", msg: "hear me" }])
  })

  it.each([
    ["debug", 5],
    ["warning", 3],
    ["critical", 1]
  ] as const)("holds nothing below %s", (level, count) => {
    const { lines, log } = captured(level)
    for (const method of ["trace", "debug", "info", "warn", "error", "fatal"] as const) log[method]("x")
    expect(lines).toHaveLength(count)
  })

  it("redacts what is secret, wherever it stands", () => {
    const { lines, log } = captured("info")
    log.info({
      headers: { Authorization: 'Bearer a"b\\', "set-cookie": ["a=1", "b=[2]"], "x-api-key": "k", accept: "*/*" },
      body: { deep: { newPassword: "p", token: "t", secret: "s", access_token: "u" } },
      cookies: { session: "c" },
      url: "/x?a=1&token=abc&b=2&api_key=d#f",
      tokens: 7
    })
    log.info(`asked with ca_12345678_${"x-_".repeat(14)}x by ci`)
    log.child({ password: "p" }).error(Object.assign(new Error("GET /y?secret=z failed"), { config: { apiKey: "k" } }))
    expect(lines[0]).toMatchObject({
      headers: { Authorization: "[redacted]", "set-cookie": "[redacted]", "x-api-key": "[redacted]", accept: "*/*" },
      body: {
        deep: { newPassword: "[redacted]", token: "[redacted]", secret: "[redacted]", access_token: "[redacted]" }
      },
      cookies: "[redacted]",
      url: "/x?a=1&token=[redacted]&b=2&api_key=[redacted]#f",
      tokens: 7
    })
    expect(lines[1]).toMatchObject({ msg: "asked with [redacted] by ci" })
    expect(lines[2]).toMatchObject({
      password: "[redacted]",
      msg: "GET /y?secret=[redacted] failed",
      err: { config: { apiKey: "[redacted]" } }
    })
  })
})

describe("the log of requests", () => {
  it("is one line for each, with its URL redacted", async () => {
    const server = await running({ app: "live/app.mjs" })
    await fetch(`${server.url}/slow?ms=1&token=abc`)
    await fetch(`${server.url}/absent`)
    await fetch(`${server.url}/bad`)
    const lines = await server.lines(({ msg }) => msg === "request", 3)
    expect(server.log.filter(({ reqId }) => reqId !== undefined)).toHaveLength(3)
    expect(lines).toMatchObject([
      { level: "info", method: "GET", url: "/slow?ms=1&token=[redacted]", status: 200, ms: expect.any(Number) },
      { url: "/absent", status: 404 },
      { url: "/bad", status: 400 }
    ])
  })

  it("is absent above info", async () => {
    const server = await running({ app: "live/app.mjs", logLevel: "warning" })
    await fetch(`${server.url}/live`)
    await fetch(`${server.url}/throws`)
    expect(await server.lines(({ msg }) => msg === "the handler failed")).toHaveLength(1)
    expect(server.log).toHaveLength(1)
  })

  it("has the stack of a handler that throws, and the client a 500", async () => {
    const server = await running({ app: "live/app.mjs" })
    expect((await fetch(`${server.url}/throws`)).status).toBe(500)
    const [line] = await server.lines(({ level }) => level === "error")
    expect(line).toMatchObject({ url: "/throws", err: { stack: expect.stringContaining("live/app.mjs:7:11") } })
    expect((await server.lines(({ msg }) => msg === "request"))[0]).toMatchObject({ status: 500 })
  })

  it("has what a handler threw although it is no error", async () => {
    const server = await running({ app: "live/app.mjs" })
    expect((await fetch(`${server.url}/throws/text`)).status).toBe(500)
    expect(await server.lines(({ level }) => level === "error")).toMatchObject([{ msg: "only words" }])
  })

  it("says that an answer could not be sent as the app wanted", async () => {
    const server = await running({ app: "live/app.mjs" })
    await fetch(`${server.url}/more`)
    expect(await server.lines(({ level }) => level === "error")).toMatchObject([
      { msg: "the answer could not be sent", err: { message: "write after end" } }
    ])
  })

  it("redacts what an app logs of a request", async () => {
    const server = await running({ app: "live/app.mjs" })
    await fetch(`${server.url}/logs`, { headers: { authorization: "Bearer abc", cookie: "a=b" } })
    await server.lines(({ msg }) => msg === "request")
    expect(server.output).not.toMatch(/Bearer abc|a=b|hunter2|k-123|t-1/)
    expect(server.log.find(({ msg }) => msg === "the request")).toMatchObject({
      req: { method: "GET", url: "/logs", ip: "127.0.0.1" }
    })
    expect(server.log.find(({ msg }) => msg === "look")).toMatchObject({ body: { user: "me", tokens: 3 } })
  })
})

describe("an error outside of any request", () => {
  it.each([
    ["/late", "nobody catches this", "uncaughtException"],
    ["/rejects", "nobody awaits this", "unhandledRejection"]
  ])("is logged with its stack and ends the process with 1 (%s)", async (path, message, origin) => {
    const server = await running({ app: "live/app.mjs" })
    await fetch(server.url + path).catch(() => undefined)
    expect(await server.ended()).toBe(1)
    expect(server.log.find(({ level }) => level === "critical")).toMatchObject({
      origin,
      err: { message, stack: expect.stringContaining("live/app.mjs:") }
    })
  })
})

describe("the log on a terminal", () => {
  it("is for people: a time, a level, what happened, and nothing secret", async () => {
    const server = await start({ app: "live/app.mjs", terminal: true })
    await server.says("listening at")
    await fetch(`${server.url}/slow?ms=1&token=abc`)
    const output = await server.says("/slow")
    expect(output).toMatch(/\[\d\d:\d\d:\d\d\.\d{3}\] .*INFO.*listening at 127/)
    expect(output).toContain("[redacted]")
    expect(output).not.toContain('{"level"')
  })
})

describe("a log that cannot be written", () => {
  let home = ""
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "log-"))
  })
  afterEach(() => rmSync(home, { recursive: true }))

  it("loses lines on a full disk, without an error", () => {
    const full = openSync("/dev/full", "w")
    const destination = sink(() => full)
    for (let count = 0; count < 3; count++) destination.write("line\n")
    closeSync(full)
  })

  it("does not wait for ever for a reader that has stopped reading", () => {
    const path = join(home, "pipe")
    execFileSync("mkfifo", [path])
    const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
    const { write } = sink(() => pipe)
    const long = "x".repeat(100_000)
    for (let count = 0; count < 3; count++) write(`${long}\n`)
    const buffer = Buffer.alloc(1 << 20)
    const held = readSync(pipe, buffer)
    expect(held).toBeLessThan(long.length)
    write("kept\n")
    // What was torn ends where the pipe was full.
    const [rest, notice = "", kept] = buffer.toString("utf8", 0, readSync(pipe, buffer)).split("\n")
    expect(rest).toBe("")
    expect(JSON.parse(notice)).toMatchObject({ lost: 3 })
    expect(kept).toBe("kept")
    closeSync(pipe)
  })

  it("says how many lines were lost once it can be written again", () => {
    const path = join(home, "log")
    const first = openSync(path, "a")
    const destination = sink(() => first)
    closeSync(first)
    destination.write("lost\n")
    destination.write("lost too\n")
    // The lowest free descriptor is the one that was closed.
    expect(openSync(path, "a")).toBe(first)
    destination.write("kept\n")
    closeSync(first)
    const [notice = "", kept] = readFileSync(path, "utf8").split("\n")
    expect(JSON.parse(notice)).toMatchObject({ level: "warning", lost: 2, msg: "log lines were lost" })
    expect(kept).toBe("kept")
  })
})
