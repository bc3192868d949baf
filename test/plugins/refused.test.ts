/** A plugin with a bad manifest is refused by the real executable: everything that is wrong with it at once, and nothing is added. */
import { execFile, execFileSync } from "node:child_process"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { short } from "../../features/support/message.ts"
import { marksIn } from "../manifest/marks.ts"
import { HEAD, HELLO, manifests } from "./bad.ts"

const root = realpathSync(mkdtempSync(join(tmpdir(), "refused-")))
const GOOD = `${HEAD}${HELLO}`
let count = 0

afterAll(() => rmSync(root, { recursive: true }))

beforeAll(() => {
  writeFileSync(join(root, "outside.js"), "export default () => {}\n")
  writeFileSync(join(root, "outside.yaml"), GOOD)
})

interface Plugin {
  readonly directory: string
  readonly manifest: string
  readonly home: string
}

/** A plugin's directory that has everything but its manifest. */
const prepare = (): Plugin => {
  const own = join(root, String(count++))
  const directory = join(own, "plugin")
  mkdirSync(join(directory, "commands/folder.js"), { recursive: true })
  writeFileSync(join(directory, "commands/hello.js"), "export default () => {}\n")
  symlinkSync(join(root, "outside.js"), join(directory, "commands/sneaky.js"))
  symlinkSync(root, join(directory, "out"))
  return { directory, manifest: join(directory, "commands.yaml"), home: join(own, "home") }
}

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What has not ended by then hangs. */
const LIMIT = 30_000

/** The superuser could read whatever there is. */
const UNPRIVILEGED = process.getuid?.() === 0 ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"] : []

const add = ({ directory, home }: Plugin): Promise<Outcome> => {
  const [program = "", ...args] = [...UNPRIVILEGED, process.execPath, "dist/main.cjs", "plugins", "add", directory]
  const env = { ...process.env, CLEVERAGENTS_HOME: home }
  return new Promise((resolve) => {
    execFile(program, args, { env, timeout: LIMIT }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    )
  })
}

const withManifest = async (content: string | Uint8Array): Promise<Outcome & Plugin> => {
  const plugin = prepare()
  writeFileSync(plugin.manifest, content)
  return { ...plugin, ...(await add(plugin)) }
}

const refused = ({ stdout, stderr, home }: Outcome & Plugin): void => {
  expect(stdout).toBe("")
  short(stderr.replace(/^ *\d* \|.*$/gm, ""))
  expect(existsSync(join(home, "plugins/plugins.json"))).toBe(false)
}

/** `id line:column` of each problem; each has a caret under its line. */
const problemsIn = ({ stderr, manifest }: Outcome & Plugin): ReadonlyArray<string> => {
  const found = [...stderr.matchAll(/^(.*):(\d+:\d+): error\[(.+?)\]: .+\n +\|\n *\d+ \|.*\n +\| +\^/gm)]
  expect(found.map(([, file]) => file)).toEqual(found.map(() => manifest))
  return found.map(([, , place, id]) => `${id} ${place}`)
}

describe.concurrent("a plugin is refused with all that is wrong with its manifest:", { timeout: 60_000 }, () => {
  it.each(manifests)("$title", async ({ text, ids }) => {
    const outcome = await withManifest(text.replaceAll("¦", ""))
    const spots = marksIn(text)
    expect(problemsIn(outcome)).toEqual(ids.map((id, index) => `${id} ${spots[index] ?? spots[0]}`))
    expect(outcome.code).toBe(2)
    refused(outcome)
  })

  it.each([
    ["ten megabytes", new Uint8Array(10_000_000).fill(97), "too-large 1:1"],
    ["UTF-16", Buffer.from(`\ufeff${GOOD}`, "utf16le"), "encoding 1:1"],
    ["UTF-16 without a mark", Buffer.from(GOOD, "utf16le"), "encoding 1:1"],
    ["Latin-1", Buffer.from(GOOD.replace("Say hello", "Sag für"), "latin1"), "encoding 5:19"]
  ])("%s", async (_, bytes, problem) => {
    const outcome = await withManifest(bytes)
    expect(problemsIn(outcome)).toEqual([problem])
    expect(outcome.code).toBe(2)
    refused(outcome)
  })
})

describe.concurrent("a plugin is added from a manifest", { timeout: 60_000 }, () => {
  it.each([
    ["with a byte-order mark", `\ufeff${GOOD}`],
    ["with the line ends of Windows", GOOD.replaceAll("\n", "\r\n")]
  ])("%s", async (_, text) => {
    expect(await withManifest(text)).toMatchObject({ code: 0, stderr: "" })
  })
})

describe.concurrent("a plugin is refused for the file of its manifest:", { timeout: 60_000 }, () => {
  it.each<readonly [string, (plugin: Plugin) => unknown, string]>([
    ["there is none", () => {}, "has no commands.yaml"],
    ["a FIFO", ({ manifest }) => execFileSync("mkfifo", [manifest]), "no regular file"],
    ["a directory", ({ manifest }) => mkdirSync(manifest), "no regular file"],
    ["a device", ({ manifest }) => symlinkSync("/dev/zero", manifest), "leads out of its directory"],
    ["a link to outside", ({ manifest }) => symlinkSync(join(root, "outside.yaml"), manifest), "leads out"],
    ["a link to nowhere", ({ manifest }) => symlinkSync("nowhere", manifest), "has no commands.yaml"],
    ["a link to itself", ({ manifest }) => symlinkSync("commands.yaml", manifest), "has no commands.yaml"],
    [
      "others can write to it",
      ({ manifest }) => {
        writeFileSync(manifest, GOOD)
        chmodSync(manifest, 0o666)
      },
      "chmod"
    ],
    [
      "nobody can read it",
      ({ manifest }) => {
        writeFileSync(manifest, GOOD)
        chmodSync(manifest, 0)
      },
      "permission denied"
    ]
  ])("%s", async (_, make, words) => {
    const plugin = prepare()
    make(plugin)
    const outcome = { ...plugin, ...(await add(plugin)) }
    expect(outcome.stderr).toContain(words)
    expect(outcome.code).toBe(15)
    refused(outcome)
  })
})
