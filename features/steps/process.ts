/** Processes as the system sees them: a daemon's session, directory and descriptors, and strangers. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Given, Then } from "@cucumber/cucumber"
import { alive, marked, processes } from "../support/processes.ts"
import type { Scenario } from "../support/scenario.ts"

Given(/^a stranger lives, and the file "([^"]+)" holds its PID$/, async function (this: Scenario, path: string) {
  const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" })
  this.names.stranger = String(stranger.pid)
  this.undo.push(() => stranger.kill("SIGKILL"))
  await this.run(`mkdir -p ${join(this.fill(path), "..")}`)
  writeFileSync(this.fill(path), `${stranger.pid}\n`)
})

Then("the stranger lives", function (this: Scenario) {
  assert.equal(alive(Number(this.names.stranger)), true)
})

Then("the server leads its session", function (this: Scenario) {
  const pid = Number(this.names.pid)
  assert.equal(processes().find((process) => process.pid === pid)?.group, pid)
  if (process.platform === "linux") assert.equal(stat(pid)[3], String(pid))
})

Then(/^the server's working directory is (\S+)$/, async function (this: Scenario, directory: string) {
  const where =
    process.platform === "linux" ? `readlink /proc/{pid}/cwd` : `lsof -a -d cwd -p {pid} -Fn | tail -n 1 | cut -c 2-`
  const result = await this.run(where)
  assert.equal(result.stdout.trim(), this.fill(directory))
})

Then(/^descriptor (\d) of the server is (\S+)$/, function (this: Scenario, descriptor: string, path: string) {
  assert.equal(readlinkSync(`/proc/${this.names.pid}/fd/${descriptor}`), this.fill(path))
})

Then(/^no process of the server holds a file of (\S+)$/, function (this: Scenario, directory: string) {
  const pids = marked(this.mark)
  assert.ok(pids.length >= 2, `processes ${pids}`)
  const held = pids.flatMap((pid) => readdirSync(`/proc/${pid}/fd`).map((name) => target(`/proc/${pid}/fd/${name}`)))
  assert.deepEqual(
    held.filter((path) => path.startsWith(this.fill(directory))),
    []
  )
})

Then(/^the arguments of the server do not contain (\S+)$/, function (this: Scenario, text: string) {
  if (process.platform !== "linux") return "skipped"
  assert.ok(!readFileSync(`/proc/${this.names.pid}/cmdline`, "utf8").includes(text))
  return undefined
})

/** The fields of /proc/PID/stat from the state on. */
function stat(pid: number): Array<string> {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8")
  return text.slice(text.lastIndexOf(")") + 2).split(" ")
}

function target(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return ""
  }
}
