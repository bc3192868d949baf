/** A log of bounded size that is moved, deleted and replaced under those who write to it. */
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { openOwn } from "../../src/platform/files.ts"
import { tryLock } from "../../src/platform/flock.ts"
import * as Journal from "../../src/server/journal.ts"
import { hold } from "../../src/server/rotation.ts"
import { sink } from "../../src/server/sink.ts"
import { carrier } from "../../src/server/strays.ts"

let home = ""
let path = ""
const descriptors: Array<number> = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] })
  home = fs.mkdtempSync(join(tmpdir(), "journal-"))
  path = join(home, "server.log")
})

afterEach(() => {
  vi.useRealTimers()
  for (const descriptor of descriptors.splice(0)) fs.closeSync(descriptor)
  fs.rmSync(home, { recursive: true, force: true })
})

/** One process of a server, as far as its log is concerned. */
const writer = (bounds: Partial<Journal.Bounds> = {}) => {
  const inherited = openOwn(path, "append")
  descriptors.push(inherited)
  const journal = Journal.open({ path, maxSize: 1000, keep: 2, ...bounds }, inherited)
  const destination = sink(journal.descriptor)
  return { inherited, journal, destination, write: destination.write }
}

/** So long that the path is looked at again. */
const later = (milliseconds = 101) => vi.advanceTimersByTime(milliseconds)

const files = (): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(home)
      .filter((name) => name !== "server.log.lock" && fs.statSync(join(home, name)).isFile())
      .map((name) => [name.replace("server.", ""), fs.readFileSync(join(home, name), "utf8")])
  )

const line = (text: string) => `${text.padEnd(999, ".")}\n`

describe("a log that has grown to its size", () => {
  it("becomes .1, that .2, each with the mode 0600, and what is more than is kept goes", () => {
    // As the launcher does, which has gone by then.
    fs.writeFileSync(`${path}.3`, "of a server that kept more", { mode: 0o600 })
    fs.writeFileSync(`${path}.2.gz`, "somebody else's")
    const { write, inherited } = writer()
    write(line("1"))
    expect(files()).toEqual({ log: line("1"), "log.3": expect.anything(), "log.2.gz": expect.anything() })
    for (const text of ["2", "3", "4", "5"]) write(line(text))
    expect(Object.keys(files())).toEqual(["log", "log.1", "log.2", "log.2.gz", "log.4"])
    expect(files()).toMatchObject({ log: line("5"), "log.1": line("4"), "log.2": line("3"), "log.4": line("1") })
    for (const name of ["log", "log.1", "log.2", "log.lock"])
      expect(fs.statSync(join(home, `server.${name}`)).mode & 0o777).toBe(0o600)
    // The first one stays as long as something may still be written there.
    expect(fs.fstatSync(inherited).nlink).toBe(1)
  })

  it("goes where none is kept", () => {
    const { write } = writer({ keep: 0 })
    for (const text of ["1", "2", "3", "4"]) write(line(text))
    expect(files()).toEqual({ log: line("4"), "log.2": line("1") })
  })

  it("stays where its size has no limit", () => {
    const { write } = writer({ maxSize: 0 })
    for (let count = 0; count < 100; count++) write(line("x"))
    expect(Object.keys(files())).toEqual(["log"])
  })

  it("is rotated by one process of several, and the others move on with their next look", () => {
    const [one, other] = [writer(), writer()]
    other.write("0\n")
    one.write(line("1"))
    one.write("2\n")
    other.write("meanwhile\n")
    later()
    other.write("3\n")
    one.write("4\n")
    expect(files()).toEqual({ "log.1": `0\n${line("1")}meanwhile\n`, log: "2\n3\n4\n" })
  })

  it("is not rotated while another process is about it", () => {
    const { write } = writer()
    write(line("1"))
    const lock = openOwn(`${path}.lock`, "update")
    tryLock(lock, "exclusive")
    write(line("2"))
    fs.closeSync(lock)
    expect(files()).toEqual({ log: line("1") + line("2") })
    later()
    write("3\n")
    expect(files()).toEqual({ "log.1": line("1") + line("2"), log: "3\n" })
  })

  it("is not discarded while a process may still write to it", () => {
    const { write } = writer({ keep: 1 })
    write(line("1"))
    write(line("2"))
    const slow = openOwn(path, "append")
    hold(slow)
    for (const text of ["3", "4", "5"]) write(line(text))
    fs.writeSync(slow, "late\n")
    expect(Object.values(files())).toContain(`${line("2")}late\n`)
    fs.closeSync(slow)
    write(line("6"))
    expect(Object.values(files())).not.toContain(`${line("2")}late\n`)
  })

  it("leaves what is no file of its own", () => {
    fs.mkdirSync(`${path}.1`)
    fs.symlinkSync("/etc/hostname", `${path}.2`)
    const { write } = writer({ keep: 0 })
    for (const text of ["1", "2"]) write(line(text))
    expect(fs.lstatSync(`${path}.2`).isDirectory()).toBe(true)
    expect(fs.readlinkSync(`${path}.3`)).toBe("/etc/hostname")
  })

  it("can be one whose descriptor takes no lock", () => {
    const inherited = fs.openSync(path, "a")
    descriptors.push(inherited)
    const { write } = sink(Journal.open({ path, maxSize: 1000, keep: 0 }, inherited).descriptor)
    for (const text of ["1", "2"]) write(line(text))
    expect(files()).toEqual({ log: line("2") })
  })
})

describe("a log that somebody else moves", () => {
  it.each([
    ["renamed", () => fs.renameSync(path, `${path}-20240506`), { log: "2\n", "log-20240506": "1\n" }],
    ["deleted", () => fs.unlinkSync(path), { log: "2\n" }],
    [
      "copied and cut",
      () => {
        fs.copyFileSync(path, `${path}.1`)
        fs.truncateSync(path)
      },
      { log: "2\n", "log.1": "1\n" }
    ]
  ])("goes on at its path: %s", (_how, act, wanted) => {
    const { write } = writer()
    write("1\n")
    act()
    later()
    write("2\n")
    expect(files()).toEqual(wanted)
  })

  it("is made again with its directory, though not in the middle of writing", () => {
    const { write, journal, destination } = writer()
    write("1\n")
    fs.rmSync(home, { recursive: true })
    later()
    write("2\n")
    expect(fs.existsSync(home)).toBe(false)
    journal.look()
    destination.settle()
    write("3\n")
    expect(files()).toEqual({ log: "3\n" })
    expect(fs.statSync(home).mode & 0o777).toBe(0o700)
  })

  it("is not followed through a symbolic link, and goes on where it was", () => {
    const { write, journal } = writer()
    fs.renameSync(path, `${path}.old`)
    fs.writeFileSync(join(home, "victim"), "")
    fs.symlinkSync(join(home, "victim"), path)
    write("1\n")
    expect(journal.trouble()).toBe("it is a symbolic link, which is not followed")
    expect(fs.readFileSync(join(home, "victim"), "utf8")).toBe("")
    expect(fs.readFileSync(`${path}.old`, "utf8")).toBe("1\n")
    fs.unlinkSync(path)
    later()
    write("2\n")
    expect(journal.trouble()).toBeUndefined()
    expect(fs.readFileSync(path, "utf8")).toBe("2\n")
  })

  it("goes on where it was while its directory can neither be found nor made", () => {
    const inherited = openOwn(path, "append")
    descriptors.push(inherited)
    const journal = Journal.open({ path: "/proc/none/server.log", maxSize: 0, keep: 0 }, inherited)
    journal.look()
    expect(journal.trouble()).toBe("its directory does not exist and cannot be made")
    expect(journal.descriptor(1)).toBe(inherited)
  })
})

describe("what goes past the log", () => {
  const straying = () => {
    const { inherited, journal, destination, write } = writer()
    const carry = carrier({ path, descriptor: inherited, journal, destination })
    return { carry, write, stray: (text: string) => fs.writeSync(inherited, text) }
  }

  it("stays where it is as long as that is the log", () => {
    const { carry, write, stray } = straying()
    write("1\n")
    stray("past\n")
    later(5000)
    carry()
    expect(files()).toEqual({ log: "1\npast\n" })
  })

  it("is carried over once the log was rotated, and those who read the old one have had their time", () => {
    const { carry, write, stray } = straying()
    write(line("1"))
    write("2\n")
    stray("with the old one\n")
    carry()
    later(1001)
    carry()
    stray("past\n")
    carry()
    carry()
    expect(files()).toEqual({ "log.1": `${line("1")}with the old one\n`, log: "2\npast\n" })
  })

  it("is carried over in whole lines, unless they are longer than what is read at once", () => {
    const { inherited, journal, write } = writer()
    const pieces: Array<string> = []
    const destination = { settle: () => {}, write: (text: string | Uint8Array) => void pieces.push(String(text)) }
    const carry = carrier({ path, descriptor: inherited, journal, destination })
    write(line("1"))
    write("2\n")
    carry()
    later(1001)
    carry()
    fs.writeSync(inherited, "0123456789\n".repeat(20_000))
    carry()
    expect(pieces.every((piece) => piece.endsWith("\n"))).toBe(true)
    expect(pieces.join("")).toBe("0123456789\n".repeat(20_000))
    pieces.length = 0
    fs.writeSync(inherited, "x".repeat(100_000))
    carry()
    carry()
    expect(pieces.join("")).toBe("x".repeat(100_000))
    expect(files()).toMatchObject({ "log.1": line("1") })
  })

  it("waits for the other half of a line, once", () => {
    const { carry, write, stray } = straying()
    write(line("1"))
    write("2\n")
    carry()
    later(1001)
    carry()
    stray("half ")
    carry()
    expect(files()).toMatchObject({ log: "2\n" })
    stray("a line\n")
    carry()
    expect(files()).toMatchObject({ log: "2\nhalf a line\n" })
    stray("without an end")
    carry()
    carry()
    expect(files()).toMatchObject({ log: "2\nhalf a line\nwithout an end", "log.1": line("1") })
  })

  it("is carried over from where the old one was cut by somebody", () => {
    const { carry, write, stray } = straying()
    write(line("1"))
    write("2\n")
    carry()
    later(1001)
    carry()
    fs.truncateSync(`${path}.1`)
    carry()
    stray("past\n")
    carry()
    expect(files()).toEqual({ "log.1": "", log: "2\npast\n" })
  })
})
