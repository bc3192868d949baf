import { spawn } from "node:child_process"
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { createServer } from "node:net"
import { describe, expect, it } from "vitest"
import { describe as describeHolder, listenerAt } from "../../src/platform/holder.ts"

/** The port of a listener at `address` in this process, while `use` runs. */
const listening = async (address: string, use: (port: number) => void, ipv6Only = false) => {
  const server = createServer().listen({ host: address, port: 0, ipv6Only })
  await once(server, "listening")
  try {
    use((server.address() as AddressInfo).port)
  } finally {
    server.close()
  }
}

describe("who listens on a port", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["127.0.0.1", "localhost"],
    ["127.0.0.1", "0.0.0.0"],
    ["0.0.0.0", "127.0.0.1"],
    ["::1", "::1"],
    ["::1", "0:0:0:0:0:0:0:1"],
    ["::", "127.0.0.1"],
    ["::ffff:127.0.0.1", "127.0.0.1"]
  ])("a listener at %s is found for %s", async (address, host) => {
    await listening(address, (port) => expect(listenerAt(host, port)?.pid).toBe(process.pid))
  })

  it.each([
    ["127.0.0.1", "127.0.0.2"],
    ["127.0.0.1", "::1"],
    ["::1", "127.0.0.1"]
  ])("a listener at %s is not in the way of %s", async (address, host) => {
    await listening(address, (port) => expect(listenerAt(host, port)).toBeUndefined())
  })

  it("is nobody where nobody listens", async () => {
    let free = 0
    await listening("127.0.0.1", (port) => {
      free = port
    })
    expect(listenerAt("127.0.0.1", free)).toBeUndefined()
  })

  it("is the primary where workers share its socket, and is named by its title", async () => {
    const source = `
      const server = require("node:net").createServer().listen(0, "127.0.0.1", () => {
        const worker = require("node:child_process").spawn("sleep", ["1000"], { stdio: ["ignore", "ignore", "ignore", server._handle.fd] })
        process.title = "my server: primary"
        process.stdout.write(server.address().port + "," + worker.pid)
      })`
    const child = spawn(process.execPath, ["-e", source], { stdio: ["ignore", "pipe", "inherit"] })
    const [said] = await once(child.stdout, "data")
    const [port = 0, worker = 0] = String(said).split(",").map(Number)
    try {
      const listener = listenerAt("127.0.0.1", port)
      expect(listener).toEqual({ pid: child.pid, command: "my server: primary" })
      expect(listener && describeHolder(listener)).toBe(`PID ${child.pid} (my server: primary)`)
    } finally {
      process.kill(worker, "SIGKILL")
      child.kill("SIGKILL")
    }
  })
})
