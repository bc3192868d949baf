/** One text becomes one value, or says why not. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import type { ValueType } from "../../src/manifest/model.ts"
import { decode } from "../../src/manifest/value/decode.ts"
import { describe as explain } from "../../src/manifest/value/describe.ts"
import { spellDuration } from "../../src/manifest/value/duration.ts"
import { absence } from "../../src/manifest/value/exists.ts"
import { spellSize } from "../../src/manifest/value/size.ts"

const port: ValueType = { type: "port", min: 0, max: 65535 }
const integer: ValueType = { type: "integer" }
const size: ValueType = { type: "size", min: 64_000, max: 2 ** 30, unlimited: true }
const duration: ValueType = { type: "duration", min: 100, max: 86_400_000 }

describe("what is accepted", () => {
  it.each<[ValueType, string, unknown]>([
    [integer, "80", 80],
    [integer, "-55", -55],
    [integer, "007", 7],
    [{ type: "number" }, "1.5", 1.5],
    [{ type: "number" }, "-.5", -0.5],
    [port, "0", 0],
    [duration, "30", 30_000],
    [duration, "1.5", 1500],
    [duration, "500ms", 500],
    [duration, "5m", 300_000],
    [duration, "2h", 7_200_000],
    [duration, "1d", 86_400_000],
    [size, "64KB", 64_000],
    [size, "65536", 65_536],
    [size, "65536B", 65_536],
    [size, "10mb", 10_000_000],
    [size, "1.5MiB", 1_572_864],
    [size, "1GB", 1_000_000_000],
    [size, "0", 0],
    [size, "0MB", 0],
    [{ type: "size" }, "0.5KiB", 512],
    [{ type: "string" }, "", ""],
    [{ type: "string", min: 2, max: 2 }, "👍👍", "👍👍"],
    [{ type: "string", pattern: "a+" }, "aaa", "aaa"],
    [{ type: "boolean" }, "true", true],
    [{ type: "boolean" }, "OFF", false],
    [{ type: "choice", choices: ["a", "b"] }, "b", "b"],
    [{ type: "path" }, "~/x", "~/x"],
    [{ type: "url" }, "http://localhost:8080/x", "http://localhost:8080/x"],
    [{ type: "url", schemes: ["https"] }, "https://a.example", "https://a.example"],
    [{ type: "secret" }, "abc", "abc"],
    [{ type: "key-value" }, "A=b=c", { A: "b=c" }],
    [{ type: "key-value" }, "A=", { A: "" }]
  ])("%j takes %j", (type, text, value) => {
    expect(decode(type, text)).toEqual({ value })
  })
})

describe("what is refused says why", () => {
  it.each<[ValueType, string, string]>([
    [integer, "0x1F", "must be a whole number, got '0x1F'"],
    [integer, "1e3", "must be a whole number, got '1e3'"],
    [integer, " 80 ", "must be a whole number, got ' 80 '"],
    [integer, "12.0", "must be a whole number, got '12.0'"],
    [integer, "", "must not be empty"],
    [integer, "9".repeat(20), `is too large: '${"9".repeat(20)}'`],
    [{ type: "number" }, "NaN", "must be a number, got 'NaN'"],
    [{ type: "number" }, "Infinity", "must be a number, got 'Infinity'"],
    [{ type: "number", min: 1 }, "0", "must be at least 1, got 0"],
    [{ type: "integer", max: 9 }, "10", "must be at most 9, got 10"],
    [port, "70000", "must be between 0 and 65535, got 70000"],
    [port, "-1", "must be a port number, got '-1'"],
    [duration, "soon", "must be a duration, such as 30, 500ms, 30s or 5m, got 'soon'"],
    [duration, "0", "must be between 100ms and 24h, got 0"],
    [size, "10", "must be between 64KB and 1GiB, got 10"],
    [size, "2GB", "must be between 64KB and 1GiB, got 2GB"],
    [size, "10 MB", "must be a size, such as 512KB, 10MB or 1GiB, got '10 MB'"],
    [size, "10TB", "must be a size, such as 512KB, 10MB or 1GiB, got '10TB'"],
    [size, "MB", "must be a size, such as 512KB, 10MB or 1GiB, got 'MB'"],
    [size, "-1KB", "must be a size, such as 512KB, 10MB or 1GiB, got '-1KB'"],
    [size, "", "must not be empty"],
    [{ type: "size", min: 1 }, "0", "must be at least 1, got 0"],
    [{ type: "boolean" }, "maybe", "must be true or false, got 'maybe'"],
    [{ type: "choice", choices: ["a", "b"] }, "c", "must be one of a, b, got 'c'"],
    [{ type: "string", min: 1 }, "", "must not be empty"],
    [{ type: "string", min: 3 }, "ab", "must have at least 3 characters, got 'ab'"],
    [{ type: "string", max: 1 }, "ab", "must have at most 1 characters, got 2"],
    [{ type: "string", pattern: "a+" }, "aab", "must match a+, got 'aab'"],
    [{ type: "path" }, "", "must not be empty"],
    [{ type: "path" }, "a\0b", "must not hold a NUL character"],
    [{ type: "url" }, "localhost", "must be a URL, such as http://localhost:8080, got 'localhost'"],
    [
      { type: "url", schemes: ["http", "https"] },
      "ftp://u:secret@a",
      "must be a URL that begins with http: or https:, got 'ftp://***@a'"
    ],
    [{ type: "secret" }, "", "must not be empty"],
    [{ type: "key-value" }, "secret", "must be NAME=VALUE"],
    [{ type: "key-value" }, "", "must not be empty"],
    [integer, "a\u001b[31m\nb", "must be a whole number, got 'a\\u{1b}[31m\\nb'"],
    [integer, "x".repeat(100), `must be a whole number, got '${"x".repeat(60)}…'`]
  ])("%j refuses %j", (type, text, reason) => {
    expect(decode(type, text)).toEqual({ reason })
  })

  it("takes NAME=VALUE with a name that every object has as data", () => {
    expect(JSON.stringify(decode({ type: "key-value" }, "__proto__=x"))).toBe('{"value":{"__proto__":"x"}}')
  })
})

describe("a path that must be there", () => {
  const root = mkdtempSync(join(tmpdir(), "value-"))
  const file = join(root, "file")
  writeFileSync(file, "")
  mkdirSync(join(root, "closed", "inner"), { recursive: true })
  symlinkSync(join(root, "loop"), join(root, "loop"))
  chmodSync(join(root, "closed"), 0)
  afterAll(() => {
    chmodSync(join(root, "closed"), 0o700)
    rmSync(root, { recursive: true })
  })

  it.each<["file" | "directory" | "parent", string]>([
    ["file", file],
    ["directory", root],
    ["parent", join(root, "new")]
  ])("as %s is taken", (exists, path) => {
    expect(decode({ type: "path", exists }, path)).toEqual({ value: path })
  })

  it.each<["file" | "directory" | "parent", string, string]>([
    ["file", join(root, "none"), "no such file"],
    ["directory", join(root, "none"), "no such directory"],
    ["parent", join(root, "none", "new"), "no such directory"],
    ["file", root, "must be a file, and this is a directory"],
    ["directory", file, "must be a directory"],
    ["file", "/dev/null", "must be a plain file"],
    ["file", join(file, "x"), "a part of the path is not a directory"],
    ["file", join(root, "loop"), "too many symbolic links"],
    ["file", join(root, "x".repeat(300)), "the path is too long"]
  ])("as %s is refused with its cause", (exists, path, reason) => {
    expect(decode({ type: "path", exists }, path)).toEqual({ reason: expect.stringContaining(`${reason}: '`) })
  })

  it("is refused where nobody may look", () => {
    const path = join(root, "closed", "inner")
    expect(asNobody(() => decode({ type: "path", exists: "directory" }, path))).toEqual({
      reason: expect.stringContaining("not allowed")
    })
  })

  it("is refused with the system's word where the cause is a rare one", () => {
    expect(absence("a\0b", "file")).toBe("cannot be looked at (ERR_INVALID_ARG_VALUE): 'a\\u{0}b'")
  })
})

/** Root may look everywhere. */
const asNobody = <A>(look: () => A): A => {
  if (process.getuid?.() !== 0) return look()
  process.seteuid?.("nobody")
  try {
    return look()
  } finally {
    process.seteuid?.(0)
  }
}

describe("help says what a value may be", () => {
  it.each<[ValueType, string | undefined]>([
    [port, "between 0 and 65535"],
    [duration, "between 100ms and 24h"],
    [size, "between 64KB and 1GiB, 0 for no limit"],
    [{ type: "size", unlimited: true }, "0 for no limit"],
    [{ type: "size", max: 1_500_000 }, "at most 1500KB"],
    [{ type: "size" }, undefined],
    [{ type: "integer", min: 1 }, "at least 1"],
    [{ type: "number", max: 9 }, "at most 9"],
    [{ type: "string" }, undefined],
    [{ type: "string", pattern: "a+" }, "matches a+"],
    [{ type: "choice", choices: ["a", "b"] }, "one of a, b"],
    [{ type: "path", exists: "file" }, "an existing file"],
    [{ type: "path" }, undefined],
    [{ type: "url", schemes: ["http", "https"] }, "begins with http: or https:"],
    [{ type: "key-value" }, "NAME=VALUE"],
    [{ type: "secret" }, undefined]
  ])("%j", (type, text) => {
    expect(explain(type)).toBe(text)
  })

  it.each([
    [0, "0"],
    [1, "1"],
    [1000, "1KB"],
    [1024, "1KiB"],
    [10_000_000, "10MB"],
    [2 ** 20, "1MiB"],
    [3 * 2 ** 30, "3GiB"],
    [2_000_000_000, "2GB"],
    [65_537, "65537"]
  ])("%i bytes are written %s", (bytes, text) => {
    expect(spellSize(bytes)).toBe(text)
  })

  it.each([
    [0, "0s"],
    [100, "100ms"],
    [1000, "1s"],
    [90_000, "90s"],
    [300_000, "5m"],
    [86_400_000, "24h"]
  ])("%i ms is written %s", (milliseconds, text) => {
    expect(spellDuration(milliseconds)).toBe(text)
  })
})
