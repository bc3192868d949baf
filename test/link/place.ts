/** A home in a temporary directory, and servers that answer as a test says. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs"
import { createServer, type RequestListener } from "node:http"
import type { AddressInfo, Server } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"

/** Gone with its test; `CLEVERAGENTS_HOME` is it until then. */
export const home = (): string => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "agents-link-")))
  const { CLEVERAGENTS_HOME: before } = process.env
  process.env.CLEVERAGENTS_HOME = directory
  onTestFinished(() => {
    if (before === undefined) delete process.env.CLEVERAGENTS_HOME
    else process.env.CLEVERAGENTS_HOME = before
    rmSync(directory, { recursive: true, force: true })
  })
  return directory
}

/** Its URL; it is closed with the test. */
export const serve = (listener: RequestListener): Promise<string> => listen(createServer(listener))

export const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
    onTestFinished(() => void server.close())
  })
