import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { explain } from "../../src/platform/complaint.ts"
import { makeParents, openOwn, peek, replace } from "../../src/platform/files.ts"
import { refuseLooseDirectory, refuseOccupied } from "../../src/platform/refusal.ts"

let home: string
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), "files-"))
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** Gives a path to another user, or, where only root may do that, makes us another one. */
const giveAway = (path: string): void => {
  const uid = process.geteuid?.() ?? 0
  if (uid === 0) fs.chownSync(path, 65534, 65534)
  else vi.spyOn(process, "geteuid").mockReturnValue(uid + 1)
}

describe("a file that is replaced", () => {
  it("has the new text alone, mode 0600, and leaves nothing beside it", () => {
    const path = join(home, "server.pid")
    fs.writeFileSync(path, "something longer", { mode: 0o644 })
    replace(path, "42\n")
    expect(fs.readFileSync(path, "utf8")).toBe("42\n")
    expect(fs.statSync(path).mode & 0o777).toBe(0o600)
    expect(fs.readdirSync(home)).toEqual(["server.pid"])
  })

  it("leaves nothing where it cannot be replaced", () => {
    fs.mkdirSync(join(home, "server.pid"))
    expect(() => replace(join(home, "server.pid"), "42\n")).toThrow()
    expect(fs.readdirSync(home)).toEqual(["server.pid"])
  })
})

describe("a look into a file", () => {
  it("is bounded", () => {
    fs.writeFileSync(join(home, "huge"), "x".repeat(1_000_000))
    expect(peek(join(home, "huge"), 32)).toBe("x".repeat(32))
  })

  it("finds nothing in a directory, behind a link, or where nothing is", () => {
    fs.writeFileSync(join(home, "file"), "42\n")
    fs.symlinkSync("file", join(home, "link"))
    for (const name of [".", "link", "none"]) expect(peek(join(home, name), 32)).toBeUndefined()
  })
})

describe("an error of the system", () => {
  for (const [code, reason] of [
    ["ENOSPC", /no space/],
    ["EROFS", /read-only/],
    ["ENAMETOOLONG", /too long/],
    ["EIO", /input\/output/],
    ["EDQUOT", /quota/],
    ["EPERM", /not permitted/],
    ["ENOENT", /does not exist/],
    ["ENXIO", /regular file/],
    ["ELOOP", /symbolic link/],
    ["EISDIR", /directory/],
    ["EEXIST", /not a directory/],
    ["ENOTDIR", /not a directory/],
    ["EACCES", /permission denied/],
    ["ERR_INVALID_ARG_VALUE", /character/]
  ] as const)
    it(`${code} is told in words`, () => {
      expect(explain(Object.assign(new Error(code), { code }), "/a/b").reason).toMatch(reason)
    })

  it("that we have no words for is told in the system's", () => {
    expect(explain(Object.assign(new Error("EWHAT: odd"), { code: "EWHAT" }), "/a").reason).toBe("EWHAT: odd")
    expect(explain(new Error("odd"), "/a").reason).toBe("odd")
  })
})

describe("a path that stands for something else", () => {
  it("is refused before it is written over", () => {
    fs.mkdirSync(join(home, "directory"))
    fs.symlinkSync("anything", join(home, "link"))
    expect(() => refuseOccupied(join(home, "directory"))).toThrow(/directory/)
    expect(() => refuseOccupied(join(home, "link"))).toThrow(/symbolic link/)
    expect(() => refuseOccupied("/dev/null")).toThrow(/regular file/)
    expect(() => refuseOccupied(join(home, "none"))).not.toThrow()
  })
})

describe("what belongs to another user", () => {
  it("is no file to write to", () => {
    fs.writeFileSync(join(home, "server.log"), "")
    giveAway(join(home, "server.log"))
    expect(() => refuseOccupied(join(home, "server.log"))).toThrow("it belongs to another user")
  })

  it("is no directory to make a file in, but where nobody may exchange another's files", () => {
    giveAway(home)
    expect(() => openOwn(join(home, "server.log"), "append")).toThrow(`${home} belongs to another user`)
    expect(fs.readdirSync(home)).toEqual([])
    fs.chmodSync(home, 0o1777)
    expect(() => refuseLooseDirectory(home)).not.toThrow()
  })
})

describe("the directories above a file", () => {
  it("are made for the user alone", () => {
    makeParents(join(home, "a", "b", "server.pid"))
    expect(fs.statSync(join(home, "a", "b")).mode & 0o777).toBe(0o700)
  })

  it("are not made below a file, and nothing is made of a link that leads nowhere", () => {
    fs.writeFileSync(join(home, "file"), "")
    expect(() => makeParents(join(home, "file", "a", "server.pid"))).toThrow(/ENOTDIR/)
    fs.symlinkSync("nowhere", join(home, "link"))
    makeParents(join(home, "link", "server.pid"))
    expect(fs.readdirSync(home)).toEqual(["file", "link"])
  })
})
