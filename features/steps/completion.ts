/** Completing a command line in the shells themselves. */
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { Then, When } from "@cucumber/cucumber"
import type { Scenario } from "../support/scenario.ts"

When(/^I complete `([^`]+)` in (bash|zsh|fish)$/, async function (this: Scenario, text: string, shell: Shell) {
  if (spawnSync(shell, ["-c", ":"]).error !== undefined) {
    this.log(`${shell} is not installed here`)
    return "skipped"
  }
  const line = text.replace("·", "")
  await this.run(SCRIPTS[shell](line))
  return undefined
})

Then(/^it offers "(.*)"$/, function (this: Scenario, words: string) {
  const { code, stdout, stderr } = this.result
  assert.equal(code, 0, stderr)
  const sorted = (text: string) => text.split(/\s+/).filter(Boolean).sort()
  assert.deepEqual(sorted(stdout), sorted(words), stderr)
})

type Shell = "bash" | "zsh" | "fish"

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Bash makes words of its own of each `=`; zsh has no line editor here, so that its answers are printed instead of shown. */
const SCRIPTS: Record<Shell, (line: string) => string> = {
  bash: (line) => {
    const words = line.split(/ |(?==)|(?<==)/)
    const script = `eval "$(agents completion bash)"
COMP_WORDS=(${words.map(quoted).join(" ")}) COMP_CWORD=${words.length - 1}
_agents agents
printf '%s\\n' "\${COMPREPLY[@]}"`
    return `bash -c ${quoted(script)}`
  },
  zsh: (line) => {
    const words = line.split(" ")
    const script = `compdef() { : }
compset() { : }
_describe() { print -rl -- "\${(@)\${(@P)argv[-1]}%%:*}" }
_files() { print -rl -- \${words[CURRENT]}*(N) }
eval "$(agents completion zsh)"
words=(${words.map(quoted).join(" ")}) CURRENT=${words.length}
_agents`
    return `zsh -f -c ${quoted(script)}`
  },
  fish: (line) => {
    const script = `agents completion fish | source; complete -C ${quoted(line)} | string replace -r '\\t.*' ''; true`
    return `fish --no-config -c ${quoted(script)}`
  }
}
