/** The test of a new plugin, which runs its command as a user does. */

export const testOf = (name: string): string => `import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { fileURLToPath } from "node:url"

const { AGENTS = "agents" } = process.env
const home = mkdtempSync(join(tmpdir(), "agents-${name}-"))
after(() => rmSync(home, { recursive: true }))

/** Runs \`agents\` with this plugin, and with no other. */
const agents = (...argv) => {
  const plugin = fileURLToPath(new URL("..", import.meta.url))
  const env = { ...process.env, CLEVERAGENTS_HOME: home, CLEVERAGENTS_PLUGINS: plugin }
  const { error, status, stdout, stderr } = spawnSync(AGENTS, argv, { env, encoding: "utf8" })
  assert.ifError(error)
  return { status, stdout, stderr }
}

test("greets the world", () => {
  assert.deepEqual(agents("${name}"), { status: 0, stdout: "Hello, world!\\n", stderr: "" })
})

test("greets whom it is told to greet, as often and as loudly", () => {
  assert.equal(agents("${name}", "Ada", "--loud", "--times", "2").stdout, "HELLO, ADA!\\nHELLO, ADA!\\n")
})

test("says that nobody is there", () => {
  const { status, stderr } = agents("${name}", "Godot")
  assert.equal(status, 20)
  assert.match(stderr, /nobody called Godot is here/)
})
`
