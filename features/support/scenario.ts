/** One scenario's world: its own home, its commands and their results, the names that its steps speak of. */
import assert from "node:assert/strict"
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs"
import type { Socket } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { setWorldConstructor, World } from "@cucumber/cucumber"
import { type Job, launch, type Result } from "./command.ts"
import type { Asked } from "./http.ts"

const repository = resolve(import.meta.dirname, "../..")

/** Variables of whoever runs the tests that would change what they see. */
const FOREIGN = /^(CLEVERAGENTS_|npm_|NO_COLOR$|FORCE_COLOR$|NODE_OPTIONS$)/

/** What the scenario's user can call by name. */
const PROGRAMS = { agents: "dist/main.cjs", get: "features/support/get.cjs" }

export class Scenario extends World {
  /** Where the scenario's user lives, and works. */
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "agents-")))
  readonly directory = join(this.root, "desk")
  /** What `{name}` stands for in steps. */
  readonly names: Record<string, string> = {
    home: join(this.root, "home"),
    root: this.root,
    apps: join(repository, "features/apps"),
    repository
  }
  readonly env: Record<string, string | undefined> = {}
  readonly results: Array<Result> = []
  readonly background: Array<Job> = []
  /** The last request that was made in the background. */
  asked: Asked | undefined
  /** Ends the clients that ask without a pause, and tells how they fared. */
  crowd: (() => Promise<{ readonly failures: ReadonlyArray<string>; readonly count: number }>) | undefined
  /** A client's connection that stays open. */
  connection: Socket | undefined
  /** What undoes the steps that changed more than the scenario's own files. */
  readonly undo: Array<() => unknown> = []

  /** Stands in the environment of every process that the scenario starts, so that each can be found. */
  get mark(): string {
    return `AGENTS_SCENARIO=${this.root}`
  }

  prepare(): void {
    mkdirSync(this.directory)
    const bin = join(this.root, "bin")
    mkdirSync(bin)
    for (const [name, script] of Object.entries(PROGRAMS)) {
      writeFileSync(join(bin, name), `#!/bin/sh\nexec "$AGENTS_NODE" "${join(repository, script)}" "$@"\n`)
      chmodSync(join(bin, name), 0o755)
    }
  }

  /** Replaces each `{name}` in a step's text. */
  fill(text: string): string {
    return text.replace(/\{([a-z ]+)\}/g, (_, name: string) => {
      const value = this.names[name]
      assert.ok(value !== undefined, `the scenario knows no {${name}}`)
      return value
    })
  }

  /** Starts a shell command in the scenario's environment. */
  launch(command: string): Job {
    const env = { ...process.env, ...this.environment() }
    return launch(this.fill(command), { cwd: this.directory, env })
  }

  /** Runs a shell command to its end, and learns from what it prints. */
  async run(command: string): Promise<Result> {
    return this.keep(await this.launch(command).ended)
  }

  /** Makes a result the one that the next steps look at. */
  keep(result: Result): Result {
    this.results.push(result)
    this.learn(result)
    return result
  }

  /** The last result, which from now on counts as looked at. */
  get result(): Result {
    const result = this.results.at(-1)
    assert.ok(result, "no command has run yet")
    result.examined = true
    return result
  }

  private environment(): Record<string, string | undefined> {
    const foreign = Object.keys(process.env).filter((key) => FOREIGN.test(key))
    return {
      ...Object.fromEntries(foreign.map((key) => [key, undefined])),
      AGENTS_NODE: process.env.AGENTS_NODE ?? process.execPath,
      AGENTS_SCENARIO: this.root,
      PATH: `${join(this.root, "bin")}:${process.env.PATH}`,
      HOME: this.root,
      CLEVERAGENTS_HOME: this.names.home,
      ...this.env
    }
  }

  private learn(result: Result): void {
    const [, url, pid] =
      /(https?:\/\/[^\s,;)]+).*\bPID (\d+)/.exec(result.stdout.split("\n")[0] ?? "") ?? told(result.stdout)
    if (result.code !== 0 || url === undefined || pid === undefined) return
    this.names["old pid"] = this.names.pid ?? pid
    this.names["old url"] = this.names.url ?? url
    this.names.pid = pid
    this.names.url = url.replace(/\/$/, "")
  }
}

setWorldConstructor(Scenario)

/** The URL and the PID of `--json`, which prints one line; a log has more. */
function told(stdout: string): ReadonlyArray<string | undefined> {
  if (!/^\{.*\}\n$/.test(stdout)) return []
  const { url, pid } = JSON.parse(stdout)
  return [undefined, url, pid === undefined ? undefined : String(pid)]
}
