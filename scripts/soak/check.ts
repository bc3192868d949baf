/** What must hold on a place after each step of a soak. */
import assert from "node:assert/strict"
import { readdirSync } from "node:fs"
import { eventually } from "../../features/support/eventually.ts"
import { get } from "../../features/support/http.ts"
import { FILLING, type Place } from "./place.ts"

/** In milliseconds: what is on its way must have come to rest by then. */
const REST = 30_000

/** Descriptors that may be there for an instant: a client, a look at a file. */
const SLACK = 3

/** What the soak has seen of a sound server, by its number of workers. */
export type Sizes = Map<number, number>

/** Throws, with what is wrong, where it does not come to hold. `thorough` asks the program itself too. */
export const check = async (place: Place, sizes: Sizes, thorough: boolean): Promise<void> => {
  await eventually(() => look(place, sizes), REST)
  if (thorough || isUnclear(place)) await eventually(() => ask(place), REST)
}

const look = async (place: Place, sizes: Sizes): Promise<void> => {
  const processes = place.processes()
  const servers = place.servers()
  assert.ok(servers.length <= 1, `servers ${servers}`)
  const [server] = servers
  const orphans = processes.filter(({ pid, parent }) => pid !== server && parent !== server)
  assert.deepEqual(orphans, [], `nobody's children; the server is ${server}`)
  files(place, server)
  if (server === undefined) return
  const record = place.record()
  assert.equal(record?.holder.pid, server, `the record names ${record?.holder.pid}, the server is ${server}`)
  assert.equal(record.phase, "running")
  const workers = record.settings?.workers ?? 1
  assert.equal(processes.length, workers === 1 ? 1 : workers + 1, "the number of processes")
  const { status } = await get(`${record.settings?.url}/live`)
  assert.equal(status, 200)
  descriptors(server, workers, sizes)
}

/** Nothing lies in the home that the contract does not know. */
const files = (place: Place, server: number | undefined): void => {
  const known = ["server.pid", "server.pid.lock", "server.pid.sock", "server.log", FILLING]
  const others = readdirSync(place.home).filter((name) => !known.includes(name) && !/^server\.log\.\d/.test(name))
  assert.ok(others.length <= TEMPORARY, `files ${others}; the server is ${server}`)
}

/** What may be left by processes that were killed between writing a file and renaming it. */
const TEMPORARY = 0

const descriptors = (server: number, workers: number, sizes: Sizes): void => {
  if (process.platform !== "linux") return
  const count = readdirSync(`/proc/${server}/fd`).length
  assert.notEqual(count, 0, "it ends just now")
  const usual = sizes.get(workers) ?? count
  sizes.set(workers, Math.min(usual, count))
  assert.ok(
    count <= usual + SLACK,
    `${count} descriptors of a server with ${workers} workers, where ${usual} are usual`
  )
}

/** Whether the files do not say by themselves that this server, or none, runs here. */
const isUnclear = (place: Place): boolean => {
  const [server] = place.servers()
  const text = place.read(place.pidFile)
  return server === undefined ? text !== undefined : text !== `${server}\n`
}

/** What `status` says must be what is there. */
const ask = async (place: Place): Promise<void> => {
  const { code, output } = await place.run("status --json")
  const status = JSON.parse(output)
  const [server] = place.servers()
  if (server === undefined) {
    assert.equal(code, 3, output)
    const left = place.read(place.pidFile) !== undefined || place.record() !== undefined
    assert.equal(status.state, left ? "stale" : "stopped", output)
    return
  }
  assert.deepEqual([code, status.state, status.pid], [0, "running", server], output)
  const named = place.read(place.pidFile) === `${server}\n`
  assert.equal(status.pidFileLost, !named, output)
  // A file that was deleted comes back; one that names another stays, and so does a full disk.
  assert.ok(named || place.isFull || place.read(place.pidFile) !== undefined, "the PID file does not come back")
}
