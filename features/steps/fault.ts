/** What happens again and again, at other moments each time; how often, AGENTS_TIMES says where it is set. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, readdirSync } from "node:fs"
import { connect, type Socket } from "node:net"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Given, Then, When } from "@cucumber/cucumber"
import { eventually } from "../support/eventually.ts"
import { free } from "../support/port.ts"
import { marked, processes } from "../support/processes.ts"
import type { Scenario } from "../support/scenario.ts"
import { succeed } from "./command.ts"

/** As long as it takes: each command has a limit of its own. */
const PATIENT = { timeout: -1 }

/** In milliseconds: the last moment at which a launcher is killed. */
const SPAN = 2000

const times = (usual: string): number => Number(process.env.AGENTS_TIMES ?? usual)

Then(/^`([^`]+)` succeeds (\d+) times$/, PATIENT, async function (this: Scenario, command: string, count: string) {
  for (let n = 0; n < times(count); n += 1) await succeed(this, command)
})

Then(/^(\d+) starts whose launcher is killed .* leave nothing, or one complete server$/, PATIENT, killed)

async function killed(this: Scenario, count: string): Promise<void> {
  for (let n = 0; n < times(count); n += 1) {
    const job = this.launch("agents server start --port 0 --workers 2")
    // More of them early, when more happens.
    await sleep(SPAN * (n / times(count)) ** 2)
    job.child.kill("SIGKILL")
    await job.ended
    await eventually(async () => {
      const { code, stdout } = await this.launch("agents server status --json").ended
      const { state, workers } = JSON.parse(stdout)
      if (code === 0) assert.deepEqual([state, marked(this.mark).length], ["running", workers + 1])
      else assert.deepEqual([code, marked(this.mark)], [3, []])
    })
    const { code, stderr } = this.keep(await this.launch("agents server start --port 0").ended)
    assert.ok(this.result.examined && (code === 0 || code === 4), `after a kill: exit ${code}\n${stderr}`)
    await succeed(this, "agents server stop")
    assert.deepEqual(marked(this.mark), [])
  }
}

Then(
  /^(\d+) cycles of stop and start with open connections leave no trace$/,
  PATIENT,
  async function (this: Scenario, count: string) {
    const port = await free()
    for (let n = 0; n < times(count); n += 1) {
      await succeed(this, `agents server start --port ${port}`)
      const clients = await open(port)
      await succeed(this, "agents server stop")
      for (const client of clients) client.destroy()
      assert.deepEqual(marked(this.mark), [])
    }
    assert.deepEqual(readdirSync(this.names.home ?? "").sort(), ["server.log", "server.pid.lock"])
  }
)

Then(/^(\d+) restarts with open connections leave no trace$/, PATIENT, async function (this: Scenario, count: string) {
  const port = await free()
  await succeed(this, `agents server start --port ${port}`)
  const before = descriptors(this)
  for (let n = 0; n < times(count); n += 1) {
    const clients = await open(port)
    await succeed(this, "agents server restart")
    for (const client of clients) client.destroy()
  }
  await eventually(() => assert.equal(marked(this.mark).length, 1))
  await eventually(() => assert.ok(descriptors(this) <= before, `${descriptors(this)} descriptors, ${before} before`))
  assert.deepEqual(readdirSync(this.names.home ?? "").sort(), [
    "server.log",
    "server.pid",
    "server.pid.lock",
    "server.pid.sock"
  ])
})

Then(/^(\d+) requests of the clients failed at most$/, async function (this: Scenario, limit: string) {
  const crowd = await this.crowd?.()
  assert.ok(crowd && crowd.failures.length <= Number(limit), `${crowd?.failures}`)
  assert.notEqual(crowd.count, 0)
})

Given("process numbers can be chosen", () =>
  able("unshare --pid --fork --mount-proc sh -c 'echo 100 >/proc/sys/kernel/ns_last_pid'") ? undefined : "skipped"
)

Given(/^a disk of 64 kB at \{disk\}$/, function (this: Scenario) {
  const disk = join(this.root, "disk")
  mkdirSync(disk, { mode: 0o700 })
  this.names.disk = disk
  if (!able(`mount -t tmpfs -o size=64k,mode=0700 tmpfs ${disk}`)) return "skipped"
  this.undo.push(() => execFileSync("umount", [disk]))
  return undefined
})

Then(/^the file "([^"]+)" exists in a while$/, async function (this: Scenario, path: string) {
  await eventually(() => existsSync(this.fill(path)))
})

Given("systemd-notify is here", () => (able("systemd-notify --version") ? undefined : "skipped"))

/** Not the command itself, which only waits for it. */
When(/^the server in the background is sent (SIG[A-Z]+)$/, function (this: Scenario, signal: NodeJS.Signals) {
  const waits = this.background.at(-1)?.pid
  const server = processes().find(({ parent }) => parent === waits)
  assert.ok(server, "the command in the background has no child")
  process.kill(server.pid, signal)
})

/** Of nobody else, since the system counts all processes of a user. */
const FEW = "setpriv --reuid=54399 --regid=54399 --clear-groups --"

Given("a user with few processes can run agents", function (this: Scenario) {
  const { repository } = this.names
  return process.getuid?.() === 0 && able(`${FEW} ${process.execPath} ${repository}/dist/main.cjs --version`)
    ? undefined
    : "skipped"
})

When(/^I run `([^`]+)` as a user with few processes$/, async function (this: Scenario, command: string) {
  await succeed(this, `mkdir -p {home} && chown 54399 {home} && chmod 755 {root}`)
  await this.run(`ulimit -u 100; ${FEW} ${command}`)
})

async function open(port: number): Promise<ReadonlyArray<Socket>> {
  const clients = Array.from({ length: 6 }, () => connect(port, "127.0.0.1").on("error", () => undefined))
  await Promise.all(clients.map((client) => once(client, "connect")))
  // Some of them were used already.
  for (const client of clients.slice(3)) {
    client.write("GET /live HTTP/1.1\r\nHost: here\r\n\r\n")
    await once(client, "data")
  }
  return clients
}

function descriptors({ names }: Scenario): number {
  return process.platform === "linux" ? readdirSync(`/proc/${names.pid}/fd`).length : 0
}

function able(command: string): boolean {
  try {
    execFileSync("bash", ["-c", command], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
