import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it } from "vitest"
import type { LockRecord } from "../../src/contract/record.ts"
import { self } from "../../src/platform/proc.ts"
import * as Record from "../../src/platform/record.ts"

const options = { host: "127.0.0.1", port: 1, workers: 1, logLevel: "info", cwd: "/", pidFile: "/ä b.pid" } as const
const record = (): LockRecord => ({ phase: "starting", holder: self(), version: "1.2.3", options })

let path: string
let fd: number
beforeEach(() => {
  path = join(fs.mkdtempSync(join(tmpdir(), "record-")), "lock")
  fd = fs.openSync(path, "w+")
  return () => fs.closeSync(fd)
})

describe("the record in a lock file", () => {
  it("is read as it was written, by path and by descriptor", () => {
    Record.write(fd, record())
    expect(Record.read(path)).toEqual(record())
    expect(Record.readFrom(fd)).toEqual(record())
  })

  it("is replaced whole by a shorter one, whatever the descriptor's offset is", () => {
    Record.write(fd, { ...record(), version: "a much longer version than before" })
    fs.readSync(fd, Buffer.alloc(10))
    Record.write(fd, record())
    expect(Record.read(path)).toEqual(record())
  })

  it("is nothing once it was cleared", () => {
    Record.write(fd, record())
    Record.clear(fd)
    expect(Record.read(path)).toBeUndefined()
  })

  for (const [what, text] of [
    ["rubbish", "\u0000\u0001 rubbish"],
    ["JSON without a checksum", '{"phase":"running"}\n'],
    ["JSON with another's checksum", '{"phase":"running"}\n0123456789abcdef\n'],
    ["the first half of a record", `${JSON.stringify({ phase: "starting" }).slice(0, 9)}\n`]
  ] as const)
    it(`is not seen in ${what}`, () => {
      fs.writeFileSync(path, text)
      expect(Record.read(path)).toBeUndefined()
    })

  it("is not looked for in a file that is not there", () => {
    expect(Record.read(`${path}.none`)).toBeUndefined()
  })
})
