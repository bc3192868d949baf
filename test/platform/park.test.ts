/** Bundled as the package is, for the thread's program stands beside the bundle. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { connect } from "node:net"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { type BuildOptions, build } from "esbuild"
import { afterAll, beforeAll } from "vitest"
import { bind } from "../../src/platform/socket.ts"

/** Then the bundles are read again, after the tests. */
const measured = process.env.NODE_V8_COVERAGE !== undefined
/** A thread that is ended writes no coverage: it has to before it stands still. */
const WRITE_FIRST = `{
  const { wait } = Atomics
  Atomics.wait = (...where) => (require("node:v8").takeCoverage(), wait(...where))
}`

let directory = ""
let park: typeof import("../../src/platform/park.ts").park

beforeAll(async () => {
  mkdirSync("results", { recursive: true })
  directory = mkdtempSync(resolve("results/park-"))
  const common: BuildOptions = {
    bundle: true,
    platform: "node",
    packages: "external",
    sourcemap: measured && "external"
  }
  await Promise.all([
    build({ ...common, entryPoints: ["src/platform/park.ts"], format: "esm", outfile: join(directory, "main.mjs") }),
    build({
      ...common,
      entryPoints: ["src/park.ts"],
      format: "cjs",
      outfile: join(directory, "park.cjs"),
      ...(measured && { banner: { js: WRITE_FIRST } })
    })
  ])
  park = (await import(pathToFileURL(join(directory, "main.mjs")).href)).park
})

afterAll(() => {
  if (!measured) rmSync(directory, { recursive: true })
})

/** What a client that connects is told first; `refused` where nobody listens. */
const told = (port: number): Promise<string> =>
  new Promise((resolve) => {
    const client = connect(port, "127.0.0.1")
    client.once("data", (data) => {
      client.destroy()
      resolve(String(data))
    })
    client.once("error", () => resolve("refused"))
  })

const WORKER = `require("node:net").createServer((client) => client.end("a worker")).listen({ fd: 3 })`

describe("a socket that is parked", () => {
  it.live("keeps a client waiting until a process that inherited it accepts", () =>
    Effect.gen(function* () {
      const { fd, port } = yield* park("127.0.0.1", 0)
      expect(port).toBeGreaterThan(0)
      const client = told(port)
      const worker = spawn(process.execPath, ["-e", WORKER], { stdio: ["ignore", "inherit", "inherit", fd] })
      expect(yield* Effect.promise(() => client)).toBe("a worker")
      worker.kill("SIGKILL")
      yield* Effect.promise(() => once(worker, "exit"))
    }).pipe(Effect.scoped)
  )

  it.live("is closed with its scope, or before", () =>
    Effect.gen(function* () {
      const { port } = yield* Effect.scoped(park("127.0.0.1", 0))
      expect(yield* Effect.promise(() => told(port))).toBe("refused")
      const early = yield* park("127.0.0.1", 0)
      yield* Effect.promise(early.letGo)
      expect(yield* Effect.promise(() => told(early.port))).toBe("refused")
    }).pipe(Effect.scoped)
  )

  it.live("cannot be had on a port that is busy, and it is said by whom", () =>
    Effect.gen(function* () {
      const { port } = yield* bind("127.0.0.1", 0)
      const error = yield* Effect.flip(Effect.scoped(park("127.0.0.1", port)))
      expect(error._tag).toBe("AddressInUse")
      expect(error.message).toContain(`PID ${process.pid} (`)
    }).pipe(Effect.scoped)
  )
})
