import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Fiber from "effect/Fiber"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { mark } from "../../src/launch/mark.ts"
import { pretty } from "../../src/launch/pretty.ts"
import { read } from "../../src/supervisor/logs.ts"

let directory = ""
let log = ""
const writers: Array<ChildProcess> = []

beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), "logs-"))
  log = join(directory, "server.log")
})

afterEach(() => {
  for (const writer of writers.splice(0)) writer.kill("SIGKILL")
  fs.rmSync(directory, { recursive: true, force: true })
})

const home = () => ({ pidFile: join(directory, "server.pid"), lockFile: "", controlSocket: "", logFile: log })

/** By this process, whatever it read. */
const bytesRead = (): number => Number(/rchar: (\d+)/.exec(fs.readFileSync("/proc/self/io", "utf8"))?.[1])

const shown = async (lines: number | "start"): Promise<string> => {
  const pieces: Array<Buffer> = []
  const take = (bytes: Buffer) => Effect.sync(() => void pieces.push(Buffer.from(bytes)))
  await Effect.runPromise(read(home(), { from: lines, follow: false }, take))
  return Buffer.concat(pieces).toString("latin1")
}

const refused = (follow = false) =>
  Effect.runPromise(
    Effect.either(read(home(), { from: 10, follow }, () => Effect.void)).pipe(Effect.map(Either.flip), Effect.flatten)
  )

/** What was printed so far, and the end of it. */
const following = (lines: number) => {
  let text = ""
  const take = (bytes: Buffer) =>
    Effect.sync(() => {
      text += bytes.toString("latin1")
    })
  const fiber = Effect.runFork(read(home(), { from: lines, follow: true }, take))
  return {
    text: () => text,
    until: (wanted: string) => expect.poll(() => text, { timeout: 20_000, interval: 20 }).toBe(wanted),
    end: () => Effect.runPromise(Fiber.interrupt(fiber))
  }
}

/** A process that writes numbered lines to the log with `source`, and ends. */
const writer = async (source: string): Promise<void> => {
  const script = `const fs = require("node:fs"); const log = ${JSON.stringify(log)}; ${source}`
  const child = spawn(process.execPath, ["-e", script], { stdio: "inherit" })
  writers.push(child)
  expect((await once(child, "exit"))[0]).toBe(0)
}

const numbers = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}\n`).join("")

describe("the last lines of a log", () => {
  it.each([
    ["", 3, ""],
    ["one", 3, "one"],
    ["one\n", 3, "one\n"],
    ["one\ntwo", 1, "two"],
    ["one\ntwo\n", 1, "two\n"],
    ["one\ntwo\n", 2, "one\ntwo\n"],
    ["\none\n\n", 2, "one\n\n"],
    ["\n\n\n", 2, "\n\n"],
    ["one\ntwo\n", 0, ""]
  ])("of %j, %i of them, are %j", async (text, lines, wanted) => {
    fs.writeFileSync(log, text)
    expect(await shown(lines)).toBe(wanted)
  })

  it("are found where lines are longer than what is read at once, and end at its edges", async () => {
    for (const length of [65_534, 65_535, 65_536, 65_537, 200_000]) {
      const long = `${"x".repeat(length)}\n`
      fs.writeFileSync(log, `first\n${long}${long}last\n`)
      expect((await shown(2)) === `${long}last\n`).toBe(true)
      expect((await shown(4)) === `first\n${long}${long}last\n`).toBe(true)
    }
  })

  it("end where the file is cut while they are read", async () => {
    fs.writeFileSync(log, "x".repeat(200_000))
    let seen = 0
    const take = (bytes: Buffer) =>
      Effect.sync(() => {
        seen += bytes.length
        fs.truncateSync(log, 0)
      })
    await Effect.runPromise(read(home(), { from: 1, follow: false }, take))
    expect(seen).toBeLessThan(200_000)
  })

  it("are byte for byte what the file holds", async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at))
    fs.writeFileSync(log, bytes)
    expect(await shown(10)).toBe(bytes.toString("latin1"))
  })

  it("are all that is read of a file of gigabytes", async () => {
    const descriptor = fs.openSync(log, "w")
    fs.writeSync(descriptor, `\n${numbers(1, 1000)}\u0000\u001b[2J no end`, 5 * 2 ** 30)
    fs.closeSync(descriptor)
    const before = bytesRead()
    expect(await shown(101)).toBe(`${numbers(901, 1000)}\u0000\u001b[2J no end`)
    expect(bytesRead() - before).toBeLessThan(2 ** 20)
  })

  it("reach back into rotated files, as far as there are any", async () => {
    for (const [name, text] of [
      [".10", "one\n"],
      [".2", "two\nthree\n"],
      [".1", "four\nfive\n"],
      [".1.gz", "no line\n"],
      ["", "six\n"]
    ])
      fs.writeFileSync(log + name, text ?? "")
    expect(await shown(1)).toBe("six\n")
    expect(await shown(2)).toBe("five\nsix\n")
    expect(await shown(4)).toBe("three\nfour\nfive\nsix\n")
    expect(await shown(6)).toBe("one\ntwo\nthree\nfour\nfive\nsix\n")
    expect(await shown(100)).toBe("one\ntwo\nthree\nfour\nfive\nsix\n")
    fs.writeFileSync(log, "")
    expect(await shown(3)).toBe("three\nfour\nfive\n")
  })

  it("are those that were there when it was asked for, although more come", async () => {
    fs.writeFileSync(`${log}.1`, "one\n")
    fs.writeFileSync(log, "two\n")
    let text = ""
    const take = (bytes: Buffer) =>
      Effect.sync(() => {
        text += bytes.toString()
        fs.appendFileSync(`${log}.1`, "late\n")
        fs.appendFileSync(log, "later\n")
      })
    await Effect.runPromise(read(home(), { from: 10, follow: false }, take))
    expect(text).toBe("one\ntwo\n")
  })

  it("are refused where there is no log, with where it would be", async () => {
    expect(await refused()).toMatchObject({ _tag: "NotRunning", exitCode: 3, reason: `there is no log at ${log}` })
    expect(await refused(true)).toMatchObject({ _tag: "NotRunning" })
  })

  it("are refused where the log is a directory, a symbolic link, a FIFO or below a file", async () => {
    fs.mkdirSync(log)
    expect(await refused()).toMatchObject({ _tag: "LogFileError", exitCode: 9, path: log, reason: "it is a directory" })
    fs.rmdirSync(log)
    fs.writeFileSync(join(directory, "other"), "secret\n")
    fs.symlinkSync(join(directory, "other"), log)
    expect(await refused()).toMatchObject({ _tag: "LogFileError", path: log })
    fs.unlinkSync(log)
    await once(spawn("mkfifo", [log]), "exit")
    expect(await refused()).toMatchObject({ _tag: "LogFileError", reason: "it is not a regular file" })
    log = join(directory, "other", "server.log")
    expect(await refused()).toMatchObject({ _tag: "LogFileError", path: log })
  })
})

describe("what the last server wrote", () => {
  const begin = mark("2024-05-06T07:08:09.000Z")

  it("begins where it said so, in whichever file that is", async () => {
    fs.writeFileSync(log, `old\n${begin}new\n`)
    expect(await shown("start")).toBe(`${begin}new\n`)
    fs.writeFileSync(`${log}.1`, `old\n${begin}one\n${begin}two\n`)
    fs.writeFileSync(log, "three\n")
    expect(await shown("start")).toBe(`${begin}two\nthree\n`)
    fs.writeFileSync(log, `${begin}four\n`)
    expect(await shown("start")).toBe(`${begin}four\n`)
  })

  it("is found across the edges of what is read at once", async () => {
    // The edge lies before, in and behind what it begins with, which is from the fifth byte on.
    for (let edge = 2; edge < 17; edge += 1) {
      const text = `old\n${begin}${"x".repeat(65_536 + edge - begin.length - 5)}\n`
      fs.writeFileSync(log, text)
      expect((await shown("start")) === text.slice(4)).toBe(true)
    }
  })

  it("is all that is there, where it did not say so", async () => {
    fs.writeFileSync(`${log}.1`, `one {"start":\n`)
    fs.writeFileSync(log, "two\n")
    expect(await shown("start")).toBe(`one {"start":\ntwo\n`)
  })
})

describe("a log that is followed", () => {
  it("shows what a server writes, and a line that comes in two halves", async () => {
    fs.writeFileSync(log, "old\nlast\n")
    const reader = following(1)
    await reader.until("last\n")
    await writer(`fs.appendFileSync(log, "half of"); fs.appendFileSync(log, " a line\\nnext\\n")`)
    await reader.until("last\nhalf of a line\nnext\n")
    await reader.end()
  })

  it("loses and repeats nothing while a server writes fast and rotates its files again and again", async () => {
    fs.writeFileSync(`${log}.1`, "from before\n")
    fs.writeFileSync(log, "")
    const reader = following(10)
    await writer(`
      let descriptor = fs.openSync(log, "a")
      for (let line = 1; line <= 60000; line++) {
        fs.writeSync(descriptor, "line " + line + "\\n")
        if (line % 2500 !== 0) continue
        for (let index = 40; index > 0; index--) if (fs.existsSync(log + "." + index)) fs.renameSync(log + "." + index, log + "." + (index + 1))
        fs.renameSync(log, log + ".1")
        // Another process that has not looked yet still writes to the old file.
        fs.closeSync(descriptor)
        descriptor = fs.openSync(log, "a")
      }`)
    const wanted = `from before\n${numbers(1, 60_000)}`
    await expect.poll(() => reader.text().length, { timeout: 20_000 }).toBe(wanted.length)
    expect(reader.text() === wanted).toBe(true)
    await reader.end()
  })

  it("shows what a slower process still writes to the file that was just renamed, before what came after", async () => {
    fs.writeFileSync(log, "one\n")
    const reader = following(10)
    await reader.until("one\n")
    const slower = fs.openSync(log, "a")
    fs.renameSync(log, `${log}.1`)
    fs.writeFileSync(log, "three\n")
    await new Promise((resolve) => setTimeout(resolve, 100))
    fs.writeSync(slower, "two\n")
    await reader.until("one\ntwo\nthree\n")
    fs.closeSync(slower)
    await reader.end()
  })

  it("goes on where it is cut, and does not repeat the copy that was made before", async () => {
    fs.writeFileSync(log, numbers(1, 5))
    const reader = following(10)
    await reader.until(numbers(1, 5))
    fs.copyFileSync(log, `${log}.1`)
    fs.truncateSync(log)
    await new Promise((resolve) => setTimeout(resolve, 400))
    fs.appendFileSync(log, "six\n")
    await reader.until(`${numbers(1, 5)}six\n`)
    fs.renameSync(log, `${log}.2`)
    fs.writeFileSync(log, "seven\n")
    await reader.until(`${numbers(1, 5)}six\nseven\n`)
    await reader.end()
  })

  it("shows what it had not read yet of a log that was copied and cut", async () => {
    fs.writeFileSync(log, "one\n")
    const reader = following(10)
    await reader.until("one\n")
    // Between two looks of the reader's.
    fs.appendFileSync(log, "two\n")
    fs.copyFileSync(log, `${log}.1`)
    fs.truncateSync(log)
    fs.appendFileSync(log, "3\n")
    await reader.until("one\ntwo\n3\n")
    await reader.end()
  })

  it("begins in rotated files where the log is young", async () => {
    fs.writeFileSync(`${log}.1`, "one\ntwo\n")
    fs.writeFileSync(log, "three\n")
    const reader = following(2)
    await reader.until("two\nthree\n")
    fs.appendFileSync(log, "four\n")
    await reader.until("two\nthree\nfour\n")
    await reader.end()
  })

  it("waits where it is deleted, and its directory too, and goes on when it is back", async () => {
    fs.writeFileSync(log, "one\n")
    const reader = following(10)
    await reader.until("one\n")
    fs.unlinkSync(log)
    await writer(`fs.appendFileSync(log, "two\\n")`)
    await reader.until("one\ntwo\n")
    fs.rmSync(directory, { recursive: true })
    await new Promise((resolve) => setTimeout(resolve, 300))
    fs.mkdirSync(directory)
    fs.writeFileSync(log, "three\n")
    await reader.until("one\ntwo\nthree\n")
    await reader.end()
  })

  it("ends with the reason where something else takes its place", async () => {
    fs.writeFileSync(log, "one\n")
    const failure = refused(true)
    await new Promise((resolve) => setTimeout(resolve, 200))
    fs.unlinkSync(log)
    fs.mkdirSync(log)
    expect(await failure).toMatchObject({ _tag: "LogFileError", path: log, reason: "it is a directory" })
  })

  it("passes over what is no file among those that were rotated", async () => {
    fs.mkdirSync(`${log}.1`)
    fs.writeFileSync(log, "one\n")
    const reader = following(10)
    await reader.until("one\n")
    fs.renameSync(log, `${log}.2`)
    fs.writeFileSync(log, "two\n")
    await reader.until("one\ntwo\n")
    await reader.end()
  })

  it("keeps no file open once it is no longer read", async () => {
    fs.writeFileSync(log, "one\n")
    const reader = following(10)
    await reader.until("one\n")
    await reader.end()
    const open = fs.readdirSync("/dev/fd").map((name) => fs.statSync(`/dev/fd/${name}`, { throwIfNoEntry: false })?.ino)
    expect(open).not.toContain(fs.statSync(log).ino)
  })
})

describe("a log in a terminal", () => {
  const plain = pretty(false)

  it("is for people", () => {
    const line = plain(
      JSON.stringify({ level: "warning", time: "2024-05-06T07:08:09.000Z", pid: 1, msg: "slow", ms: 12 })
    )
    expect(line).toMatch(/^\[\d\d:\d\d:09\.000\] WARNING: slow \{"ms":12\}\n$/)
    expect(pretty(true)('{"level":"error","msg":"x"}')).toContain("\u001b[31mERROR")
  })

  it.each(["", "not JSON {", "{not JSON either", '{"a":1}', "12", "null"])(
    "shows %j, which is no log line, as it is",
    (line) => {
      expect(plain(line)).toBe(`${line}\n`)
    }
  )

  it("cannot be commanded by what was logged", () => {
    const evil = "\u001b]0;title\u0007\u009b2J\r\u202e"
    const shown = "\\x1b]0;title\\x07\\x9b2J\\x0d\\u202e"
    expect(plain(`text ${evil}!`)).toBe(`text ${shown}!\n`)
    const line = plain(
      JSON.stringify({ level: "info", msg: evil, [evil]: { deep: [evil] }, err: { stack: `Error: ${evil}\n    at x` } })
    )
    expect(line).toContain(shown)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(line).not.toMatch(/[\u001b\u0007\u009b\r\u202e]/)
  })

  it("shows a message of several lines as one entry", () => {
    const line = plain(JSON.stringify({ level: "info", time: 0, msg: "a\n[00:00:00.000] INFO: forged" }))
    expect(line).toMatch(/INFO: a\n {4}\[00:00:00\.000\] INFO: forged\n$/)
  })
})
