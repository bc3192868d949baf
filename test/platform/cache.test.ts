import fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { load } from "../../src/platform/cache.ts"
import { importModule } from "../../src/platform/import.ts"

const me = process.getuid?.() ?? 0
let home: string
let file: string
let kept: string

beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), "cache-"))
  file = join(home, "program.cjs")
  kept = join(home, "cache", "cleveragents")
  vi.stubEnv("XDG_CACHE_HOME", join(home, "cache"))
  vi.stubEnv("NODE_V8_COVERAGE", undefined)
  vi.stubEnv("NODE_DISABLE_COMPILE_CACHE", undefined)
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  fs.rmSync(home, { recursive: true })
})

/**
 * Sources whose words are equally long are equally long, which is all that V8 compares. It asks for kept code
 * only where this process did not compile that source already, so a test plants beside one that did not run yet.
 */
const source = (word: string) => `exports.say = () => "${word}"\n`

/** One run of the program: what it says, with its code kept for the next one. */
const run = (): string => {
  const { exports, save } = load(file)
  const { say } = exports as { readonly say: () => string }
  const said = say()
  save()
  return said
}

const written = (word: string) => {
  fs.writeFileSync(file, source(word))
  return run()
}

const entries = () => (fs.existsSync(kept) ? fs.readdirSync(kept) : [])
const entry = () => join(kept, entries()[0] ?? "none")

/** The code that was kept, without the source behind it. */
const code = (word: string) => fs.readFileSync(entry()).subarray(0, -source(word).length)

describe("a program that is loaded with its compiled code", () => {
  it("keeps it in one file, for its user alone", () => {
    expect(written("one")).toBe("one")
    expect(entries()).toHaveLength(1)
    expect(fs.statSync(kept).mode & 0o777).toBe(0o700)
    expect(fs.statSync(entry()).mode & 0o777).toBe(0o600)
  })

  it("is run from what was kept, which is then left as it is", () => {
    written("one")
    fs.writeFileSync(entry(), Buffer.concat([code("one"), Buffer.from(source("two"))]))
    fs.writeFileSync(file, source("two"))
    const { ino } = fs.statSync(entry())
    expect(run()).toBe("one")
    expect(fs.statSync(entry()).ino).toBe(ino)
  })

  it("is compiled again where it changed, and the older code is not kept on", () => {
    written("one")
    expect(written("two")).toBe("two")
    expect(written("three")).toBe("three")
    expect(entries()).toHaveLength(1)
    expect(run()).toBe("three")
  })

  it("leaves the code of other programs where it is", () => {
    written("one")
    const other = entry()
    file = join(home, "another.cjs")
    expect(written("two")).toBe("two")
    expect(fs.existsSync(other)).toBe(true)
    expect(entries()).toHaveLength(2)
  })

  it("is compiled again where V8 does not take what was kept", () => {
    written("one")
    const bad = Buffer.concat([code("one").fill(1, 0, 64), Buffer.from(source("two"))])
    fs.writeFileSync(entry(), bad)
    fs.writeFileSync(file, source("two"))
    expect(run()).toBe("two")
    expect(fs.readFileSync(entry()).equals(bad)).toBe(false)
  })

  it("requires and imports as any other program does", async () => {
    fs.writeFileSync(join(home, "beside.mjs"), "export const word = 'imported'")
    fs.writeFileSync(file, 'exports.paths = [__filename, __dirname, require("node:path").sep]')
    expect(load(file).exports).toEqual({ paths: [file, home, "/"] })
    expect(await importModule(pathToFileURL(join(home, "beside.mjs")).href)).toMatchObject({ word: "imported" })
  })

  it("keeps its code below the home where there is no other place", () => {
    fs.mkdirSync(join(home, "of-the-user"))
    for (const cache of [undefined, "relative"]) {
      vi.stubEnv("XDG_CACHE_HOME", cache)
      vi.stubEnv("HOME", join(home, "of-the-user"))
      kept = join(home, "of-the-user", ".cache", "cleveragents")
      expect(written("one")).toBe("one")
      expect(entries()).toHaveLength(1)
    }
  })

  it("does not make a home that is not there", () => {
    vi.stubEnv("XDG_CACHE_HOME", undefined)
    vi.stubEnv("HOME", join(home, "missing"))
    expect(written("one")).toBe("one")
    expect(fs.existsSync(join(home, "missing"))).toBe(false)
  })

  it("closes a directory that others could read", () => {
    fs.mkdirSync(kept, { recursive: true, mode: 0o755 })
    expect(written("one")).toBe("one")
    expect(fs.statSync(kept).mode & 0o777).toBe(0o700)
  })

  it("is run where its code cannot be kept, and nothing half is left", () => {
    // The name of the kept code is as long as a name can be, and the one that it is written under is longer.
    const suffix = `-${process.version}-${process.arch}-${source("one").length}`
    file = join(home, `${"p".repeat(255 - suffix.length - 4)}.cjs`)
    expect(written("one")).toBe("one")
    expect(entries()).toEqual([])
    vi.spyOn(fs, "renameSync").mockImplementation(() => {
      throw new Error("ENOSPC")
    })
    syncBuiltinESMExports()
    file = join(home, "program.cjs")
    expect(written("one")).toBe("one")
    vi.restoreAllMocks()
    syncBuiltinESMExports()
    expect(entries()).toEqual([])
  })
})

describe("compiled code that is not to be trusted", () => {
  /** The program says `one`, and whoever trusts what stands in the directory hears `two`. */
  const plant = () => {
    written("two")
    const planted = Buffer.concat([code("two"), Buffer.from(source("one"))])
    fs.writeFileSync(entry(), planted)
    fs.writeFileSync(file, source("one"))
    return planted
  }

  it("is not run from a directory behind a link", () => {
    plant()
    fs.renameSync(kept, join(home, "elsewhere"))
    fs.symlinkSync(join(home, "elsewhere"), kept)
    expect(run()).toBe("one")
  })

  it("is not run from another user's directory", () => {
    plant()
    vi.spyOn(process, "getuid").mockReturnValue(me + 1)
    expect(run()).toBe("one")
  })

  it("is not run from another user's file", () => {
    plant()
    // The directory is ours and the file is not.
    vi.spyOn(process, "getuid")
      .mockReturnValueOnce(me)
      .mockReturnValue(me + 1)
    expect(run()).toBe("one")
  })

  it("is neither run nor kept where the user wants none, or has no home", () => {
    const planted = plant()
    for (const [name, value] of [
      ["NODE_DISABLE_COMPILE_CACHE", "1"],
      ["NODE_V8_COVERAGE", join(home, "coverage")]
    ] as const) {
      vi.stubEnv(name, value)
      expect(run()).toBe("one")
      vi.stubEnv(name, undefined)
    }
    vi.stubEnv("XDG_CACHE_HOME", undefined)
    vi.stubEnv("HOME", undefined)
    expect(run()).toBe("one")
    expect(fs.readFileSync(entry()).equals(planted)).toBe(true)
  })
})
