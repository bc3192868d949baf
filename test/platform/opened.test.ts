import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { opened, through } from "../../src/platform/opened.ts"

let directory = ""

beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), "opened-"))
})

afterEach(() => {
  fs.rmSync(directory, { recursive: true })
})

describe.runIf(process.platform === "linux")("what processes have open", () => {
  it("is found by its name after it was deleted, and read; and not after it was closed", () => {
    const name = `${basename(directory)}.lock`
    const path = join(directory, name)
    fs.writeFileSync(path, "still here")
    const fd = fs.openSync(path, "r")
    fs.rmSync(path)
    const [found] = opened(name)
    expect(found).toMatchObject({ pid: process.pid })
    const read = (descriptor: number) => fs.readFileSync(descriptor, "utf8")
    expect(found && through(found, read)).toBe("still here")
    fs.closeSync(fd)
    expect(opened(name)).toEqual([])
    expect(found && through(found, read)).toBeUndefined()
  })

  it("is nothing under a name that only resembles it", () => {
    const fd = fs.openSync(join(directory, "resembling.lock.old"), "w")
    expect(opened("resembling.lock")).toEqual([])
    fs.closeSync(fd)
  })
})
