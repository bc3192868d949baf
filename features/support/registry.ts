/**
 * A registry of npm's on the loopback, which serves what was published to it. It hangs up where it is asked for
 * `unreachable`, and never answers where it is asked for `silent`.
 */
import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { dirname, join } from "node:path"
import { portOf } from "./port.ts"

/** What the `package.json` of a package says. */
export interface Package {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

export interface Registry {
  readonly url: string
  /** The names of packages that it was asked for. */
  readonly asked: ReadonlyArray<string>
  /** From now on it has this package too, with these files by their paths; the last version is the latest. */
  readonly publish: (told: Package, files: Readonly<Record<string, string>>) => void
  readonly close: () => void
}

/** `directory` is where its tarballs are. */
export async function serveRegistry(directory: string): Promise<Registry> {
  const published: Array<Package> = []
  const asked: Array<string> = []
  const tarballs = join(directory, "tarballs")
  mkdirSync(tarballs, { recursive: true })
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "").slice(1)
    asked.push(path)
    if (path === "silent") return
    if (path === "unreachable") return void request.socket.destroy()
    if (path.endsWith(".tgz")) return void response.end(readFileSync(join(tarballs, path)))
    const versions = published.filter(({ name }) => name === path)
    response.statusCode = versions.length === 0 ? 404 : 200
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify(versions.length === 0 ? { error: "not found" } : describe(versions, url(server))))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const publish = (told: Package, files: Readonly<Record<string, string>>) => {
    published.push(told)
    const file = fileOf(told)
    // Not by `npm pack`, which takes its time: in a package's tarball all is below one directory.
    write(join(directory, file, "package"), told, files)
    execFileSync("tar", ["-czf", join(tarballs, file), "-C", join(directory, file), "package"])
  }
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: url(server), asked, publish, close }
}

/** Writes a package into a directory, and returns that. */
export function write(directory: string, told: Package, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries({ "package.json": JSON.stringify(told), ...files })) {
    const file = join(directory, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return directory
}

/** Makes the tarball of the package in `source` with `npm pack`, and returns its path. */
export function pack(directory: string, source: string): string {
  const name = execFileSync("npm", ["pack", "--silent", "--pack-destination", directory], {
    cwd: source,
    encoding: "utf8"
  })
  return join(directory, name.trim())
}

function url(server: Server): string {
  return `http://127.0.0.1:${portOf(server)}/`
}

function fileOf({ name, version }: Package): string {
  return `${name.replace("@", "").replace("/", "-")}-${version}.tgz`
}

function describe(versions: ReadonlyArray<Package>, base: string) {
  return {
    name: versions[0]?.name,
    "dist-tags": { latest: versions.at(-1)?.version },
    versions: Object.fromEntries(
      versions.map((told) => [told.version, { ...told, dist: { tarball: `${base}${fileOf(told)}` } }])
    )
  }
}
