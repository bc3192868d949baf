import { describe, expect, it } from "vitest"
import { pretty } from "../../src/launch/pretty.ts"

describe("a line of the log, for people", () => {
  const show = pretty(false)

  it("is told with its level and what it says, and with nothing that could command the terminal", () => {
    const line = { level: 40, time: 0, msg: "slow\nas ever\u001b[2J", path: { "\u001b]0;": ["/"] } }
    const shown = show(JSON.stringify(line))
    expect(shown).toContain("WARNING: slow\n    as ever\\x1b[2J")
    expect(shown).not.toContain("\u001b")
  })

  it("is one line, whatever else it tells", () => {
    expect(show('{"level":30,"time":0,"msg":"up","port":8080}')).toMatch(/^\[.*\] INFO: up \{"port":8080\}\n$/)
    expect(show('{"level":30,"time":0,"port":8080}')).toMatch(/^\[.*\] INFO: \{"port":8080\}\n$/)
  })

  it("tells a request in a sentence", () => {
    const line = {
      level: "info",
      time: 0,
      worker: 2,
      reqId: "r-1",
      method: "GET",
      url: "/a?b",
      status: 200,
      ms: 1.5,
      msg: "request"
    }
    expect(show(JSON.stringify(line))).toMatch(/INFO: GET \/a\?b 200 in 1\.5 ms \{"worker":2\}\n$/)
  })

  it.each(["plain words", "{half", "{}", "[1]"])("stays as it is where it is none of ours: %s", (line) => {
    expect(show(`${line}\r`)).toBe(`${line}\n`)
  })

  it("is in colour where that is wanted", () => {
    expect(pretty(true)('{"level":50,"time":0,"msg":"no"}')).toContain("\u001b[31m")
  })
})
