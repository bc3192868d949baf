/** A plugin that is an npm package is installed by the user's own npm, whole or not at all. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { basename, delimiter, join } from "node:path"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { eventually } from "../../features/support/eventually.ts"
import { alive } from "../../features/support/processes.ts"
import { pack, type Registry, serveRegistry, write } from "../../features/support/registry.ts"
import { fetch, uninstall } from "../../src/plugins/fetch.ts"

const root = realpathSync(mkdtempSync(join(tmpdir(), "fetch-")))
const MANIFEST = "manifest: 1\n"
const HELLO = { "commands.yaml": MANIFEST, "commands/hello.js": "export default () => {}\n" }
const before = { ...process.env }
let registry: Registry
let packages = ""
let count = 0

beforeAll(async () => {
  registry = await serveRegistry(join(root, "registry"))
  registry.publish({ name: "greeting", version: "2.0.0" }, { "index.js": "export const word = 'hello'\n" })
  registry.publish({ name: "agents-hello", version: "1.0.0", dependencies: { greeting: "^2.0.0" } }, HELLO)
  registry.publish({ name: "agents-hello", version: "1.1.0", dependencies: { greeting: "^2.0.0" } }, HELLO)
  registry.publish({ name: "@team/hello", version: "1.0.0" }, HELLO)
  registry.publish({ name: "agents-orphan", version: "1.0.0", dependencies: { gone: "1" } }, HELLO)
  registry.publish({ name: "agents-script", version: "1.0.0" }, { ...HELLO, "package.json": SCRIPTED })
})

afterAll(() => {
  registry.close()
  rmSync(root, { recursive: true })
})

beforeEach(() => {
  packages = join(root, `home-${count++}`, "plugins/packages")
  for (const name of Object.keys(process.env)) if (name.startsWith("npm_")) delete process.env[name]
  Object.assign(process.env, {
    HOME: root,
    npm_config_registry: registry.url,
    npm_config_cache: join(root, "cache"),
    npm_config_fetch_retries: "0"
  })
})

afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})

const SCRIPTED = JSON.stringify({
  name: "agents-script",
  version: "1.0.0",
  scripts: { preinstall: "touch ran", install: "touch ran", postinstall: "touch ran" }
})

const fetched = (source: string) => Effect.runPromise(Effect.scoped(fetch(source, packages)))

const refused = async (source: string) => {
  const outcome = await Effect.runPromise(Effect.scoped(Effect.either(fetch(source, packages))))
  const error = Either.getOrThrowWith(Either.flip(outcome), () => new Error("it was installed"))
  expect(existsSync(packages) ? readdirSync(packages) : []).toEqual([])
  return { tag: error._tag, text: error.message, hint: error.hint }
}

/** An `npm` of this test's own, the only one on the PATH. */
const withNpm = (script: string): void => {
  const bin = join(root, `bin-${count}`)
  mkdirSync(bin)
  writeFileSync(join(bin, "npm"), `#!/bin/sh\n${script}\n`)
  chmodSync(join(bin, "npm"), 0o755)
  process.env.PATH = `relative${delimiter}${bin}${delimiter}/usr/bin${delimiter}/bin`
}

const versionIn = (directory: string): string =>
  JSON.parse(readFileSync(join(directory, "package.json"), "utf8")).version

describe("a package", { timeout: 60_000 }, () => {
  it("is installed from a tarball, in a directory that nobody else can look into", async () => {
    const tarball = pack(root, write(join(root, "packed"), { name: "agents-packed", version: "3.0.0" }, HELLO))
    const { directory } = await fetched(tarball)
    expect(readFileSync(join(directory, "commands.yaml"), "utf8")).toBe(MANIFEST)
    expect(basename(directory)).toBe("agents-packed")
    const [made = ""] = readdirSync(packages)
    expect(statSync(join(packages, made)).mode & 0o777).toBe(0o700)
  })

  it("is installed by its name, with what it depends on, in its latest version; then in another one", async () => {
    const latest = await fetched("agents-hello")
    expect(versionIn(latest.directory)).toBe("1.1.0")
    expect(existsSync(join(latest.directory, "../greeting/index.js"))).toBe(true)
    const first = await fetched("agents-hello@1.0.0")
    expect(versionIn(first.directory)).toBe("1.0.0")
    expect(versionIn(latest.directory)).toBe("1.1.0")
  })

  it("that was published anew is installed anew", async () => {
    registry.publish({ name: "agents-growing", version: "1.0.0" }, HELLO)
    expect(versionIn((await fetched("agents-growing")).directory)).toBe("1.0.0")
    registry.publish({ name: "agents-growing", version: "1.1.0" }, HELLO)
    expect(versionIn((await fetched("agents-growing")).directory)).toBe("1.1.0")
  })

  it("of a scope is one directory deeper, and uninstalled as a whole", async () => {
    const { directory } = await fetched("@team/hello")
    expect(directory.endsWith("/node_modules/@team/hello")).toBe(true)
    await Effect.runPromise(uninstall(directory, packages))
    expect(readdirSync(packages)).toEqual([])
  })

  it("runs none of its scripts", async () => {
    const { directory } = await fetched("agents-script")
    expect(existsSync(join(directory, "ran"))).toBe(false)
  })

  it("is discarded on request, and where something else in the scope fails", async () => {
    const { discard } = await fetched("@team/hello")
    await Effect.runPromise(discard)
    expect(readdirSync(packages)).toEqual([])
    const failing = Effect.scoped(Effect.andThen(fetch("@team/hello", packages), Effect.fail("no")))
    await Effect.runPromiseExit(failing)
    expect(readdirSync(packages)).toEqual([])
  })

  it("is installed where it should be, whatever an enclosing npm run has set", async () => {
    Object.assign(process.env, {
      npm_config_prefix: join(root, "elsewhere"),
      npm_config_local_prefix: join(root, "elsewhere"),
      npm_config_global: "true",
      npm_config_location: "global",
      npm_config_workspace: "member",
      npm_config_dry_run: "true",
      npm_config_save_dev: "true",
      npm_lifecycle_event: "start",
      npm_package_json: join(root, "elsewhere/package.json"),
      npm_command: "run-script"
    })
    const { directory } = await fetched("@team/hello")
    expect(directory.startsWith(packages)).toBe(true)
    expect(existsSync(join(root, "elsewhere"))).toBe(false)
  })

  it("is written so that nobody else can change it, whatever the mask", async () => {
    const mask = process.umask(0)
    try {
      const { directory } = await fetched("@team/hello")
      expect(statSync(join(directory, "commands.yaml")).mode & 0o022).toBe(0)
      expect(statSync(join(directory, "commands")).mode & 0o022).toBe(0)
      expect(process.umask()).toBe(0)
    } finally {
      process.umask(mask)
    }
  })
})

describe("nothing is installed, and the reason is told,", { timeout: 60_000 }, () => {
  it.each([
    ["nobody-published-this", "PluginRefused", "npm's registry has no package 'nobody-published-this'"],
    ["agents-hello@9", "PluginRefused", "no such version: No matching version found for agents-hello@9"],
    ["agents-orphan", "PluginRefused", "npm's registry has no package 'gone"],
    ["unreachable", "PluginRefused", "npm's registry does not answer as it should: request to http://127.0.0.1:"],
    ["greeting", "PluginRefused", "it is no plugin: the package has no commands.yaml"],
    ["Not A Name", "PluginRefused", "npm cannot install it: Invalid tag name"],
    ["--global", "PluginRefused", "no package's name begins with '-'"],
    ["./nowhere.tgz", "PathError", "nothing is there"],
    ["team/hello", "PathError", "nothing is there"],
    ["file:../x", "PathError", "nothing is there"],
    ["./package.json", "PathError", "it is no tarball"],
    ["./package.json/x.tgz", "PathError", "a part of its path is not a directory"],
    [`./${"x".repeat(300)}.tgz`, "PathError", "its name is too long"]
  ])("of %s", async (source, tag, words) => {
    const { text, ...error } = await refused(source)
    expect(error.tag).toBe(tag)
    expect(text).toContain(words)
    expect(text).not.toMatch(/\n|npm error/)
  })

  it("of a tarball that is none", async () => {
    const tarball = join(root, "none.tgz")
    writeFileSync(tarball, "no tarball")
    expect((await refused(tarball)).text).toContain("it is no sound npm package: Unrecognized archive format")
  })

  it("where the registry is not there", async () => {
    process.env.npm_config_registry = "http://127.0.0.1:9/"
    const { text, hint } = await refused("agents-hello")
    expect(text).toContain("ECONNREFUSED")
    expect(hint).toContain("npm config get registry")
  })

  it("where there is no npm", async () => {
    const node = process.execPath
    Object.assign(process.env, { PATH: join(root, "nothing") })
    process.execPath = join(root, "nothing/node")
    try {
      expect(await refused("agents-hello")).toMatchObject({
        text: expect.stringContaining("there is no npm on your PATH")
      })
    } finally {
      process.execPath = node
    }
  })

  it("where packages cannot be kept", async () => {
    packages = join(root, "registry/tarballs/greeting-2.0.0.tgz")
    const outcome = await Effect.runPromise(Effect.scoped(Effect.flip(fetch("agents-hello", packages))))
    expect(outcome.message).toContain("a part of its path is not a directory")
  })

  it("where others could exchange what is installed", async () => {
    mkdirSync(packages, { recursive: true })
    chmodSync(packages, 0o777)
    expect(await refused("agents-hello")).toMatchObject({ tag: "PathError", hint: `chmod o-w '${packages}'` })
  })

  it.each([
    [
      "the disk is full",
      'echo \'{"error":{"code":"ENOSPC","summary":"ENOSPC: no space left"}}\'; exit 1',
      "no space is left on its device"
    ],
    [
      "npm says where the disk is full",
      'echo "npm error code ENOSPC\nnpm error path /some/cache" >&2; echo \'{"error":{"code":"ENOSPC","summary":"no space"}}\'; exit 1',
      "/some/cache: no space is left"
    ],
    [
      "npm is old, and speaks to people alone",
      'echo "npm ERR! code EWHAT\nnpm ERR! what" >&2; exit 1',
      "npm cannot install it: EWHAT"
    ],
    [
      "npm says what no terminal should hear",
      `printf '{"error":{"code":"EX","summary":"a\\\\u001b[31mb\\\\nc"}}'; exit 1`,
      "npm cannot install it: a\\x1b[31mb"
    ],
    ["npm says nothing", "exit 1", "it does not say why"],
    ["npm is killed", "kill -9 $$", "it does not say why"],
    ["npm installs nothing", "exit 0", "npm says that it is installed, and it is not there"],
    [
      "npm installs something else's link",
      'echo \'{"dependencies":{"x":"1"}}\' > package.json; mkdir node_modules; ln -s / node_modules/x',
      "npm says that it is installed, and it is not there"
    ]
  ])("where %s", async (_, script, words) => {
    withNpm(script)
    expect((await refused("agents-hello")).text).toContain(words)
  })

  it("where npm cannot be started", async () => {
    withNpm("")
    writeFileSync(join(root, `bin-${count}`, "npm"), "#!/nowhere/at/all\n")
    expect((await refused("agents-hello")).tag).toBe("PathError")
  })
})

describe("an interruption", { timeout: 60_000 }, () => {
  const interrupted = async (script: string) => {
    const told = join(root, `pids-${count}`)
    withNpm(script.replaceAll("TOLD", told))
    const fiber = Effect.runFork(Effect.scoped(fetch("agents-hello", packages)))
    const pids = () => readFileSync(told, "utf8").trim().split("\n").map(Number)
    await eventually(() => pids().length === 2)
    const exit = await Effect.runPromise(Fiber.interrupt(fiber))
    expect(Exit.isInterrupted(exit)).toBe(true)
    await eventually(() => !pids().some(alive))
    expect(readdirSync(packages)).toEqual([])
  }

  it("ends npm and what npm started, and leaves nothing", () =>
    interrupted("mkdir node_modules; sleep 1000 & echo $! >> TOLD; echo $$ >> TOLD; wait"))

  it("ends an npm that does not want to end", () =>
    interrupted("trap '' TERM; sleep 1000 & echo $! >> TOLD; echo $$ >> TOLD; while :; do wait; done"))
})

describe("what is uninstalled", () => {
  it.each([
    ["a directory elsewhere", () => root],
    ["the directory of all packages", () => packages],
    ["a way out", () => `${packages}/../x`],
    ["a relative path", () => "package-1/node_modules/x"]
  ])("is not %s", async (_, directory) => {
    mkdirSync(packages, { recursive: true })
    const error = await Effect.runPromise(Effect.flip(uninstall(directory(), packages)))
    expect(error.message).toContain("it is no installation of ours")
    expect(existsSync(packages)).toBe(true)
  })

  it("may be gone already, with all the others", async () => {
    await Effect.runPromise(uninstall(join(packages, "package-1/node_modules/x"), packages))
    expect(existsSync(packages)).toBe(false)
  })

  it("cannot be where a file is in its place", async () => {
    const file = join(root, "file")
    writeFileSync(file, "")
    const error = await Effect.runPromise(Effect.flip(uninstall(join(file, "package-1"), file)))
    expect(error.message).toContain(`cannot use ${file}/package-1: a part of its path is not a directory`)
  })

  it("is a link itself, and not what it leads to", async () => {
    mkdirSync(packages, { recursive: true })
    const other = mkdtempSync(join(root, "other-"))
    symlinkSync(other, join(packages, "package-1"))
    await Effect.runPromise(uninstall(join(packages, "package-1/node_modules/x"), packages))
    expect(lstatSync(join(packages, "package-1"), { throwIfNoEntry: false })).toBeUndefined()
    expect(existsSync(other)).toBe(true)
  })
})
