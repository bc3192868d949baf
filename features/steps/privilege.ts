/** What takes more, or fewer, rights than the tests happen to have; skipped where they cannot be had. */
import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Given, When } from "@cucumber/cucumber"
import type { Scenario } from "../support/scenario.ts"

const DROP = "setpriv --bounding-set=-all --inh-caps=-all --"
const NAMELESS = "setpriv --reuid=54321 --regid=54321 --clear-groups -- env -u HOME -u CLEVERAGENTS_HOME"
const NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups --"

Given("ports below 1024 are privileged here", () => {
  const first = readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8")
  return Number(first) >= 1024 && able("true", `${DROP} true`) ? undefined : "skipped"
})

When(/^I run `([^`]+)` without privileges$/, async function (this: Scenario, command: string) {
  if (process.getuid?.() === 0 && !able(`${DROP} true`)) return "skipped"
  await this.run(process.getuid?.() === 0 ? `${DROP} ${command}` : command)
  return undefined
})

Given("the user nobody can run agents", function (this: Scenario) {
  const { repository } = this.names
  const ran = `${NOBODY} ${process.execPath} ${repository}/dist/main.cjs --version`
  return process.getuid?.() === 0 && able(ran) ? undefined : "skipped"
})

When(/^I run `([^`]+)` as nobody$/, async function (this: Scenario, command: string) {
  await this.run(`${NOBODY} ${command}`)
})

When(/^I run `([^`]+)` as a user whom the system does not know$/, async function (this: Scenario, command: string) {
  await this.run(`${NAMELESS} ${command}`)
})

Given(/^a (full|read-only) disk at \{disk\}$/, function (this: Scenario, kind: string) {
  const disk = join(this.root, "disk")
  mkdirSync(disk)
  this.names.disk = disk
  const options = kind === "full" ? "size=4k,nr_inodes=8" : "ro"
  if (!able(`mount -t tmpfs -o ${options} tmpfs ${disk}`)) return "skipped"
  this.undo.push(() => execFileSync("umount", [disk]))
  if (kind === "full") able(`head -c 100000 /dev/zero > ${disk}/filling`)
  return undefined
})

/** Whether each command can be run with success. */
function able(...commands: ReadonlyArray<string>): boolean {
  try {
    for (const command of commands) execFileSync("bash", ["-c", command], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
