/** What a manifest becomes: types, classes, handlers, reference. */
import { describe, expect, it } from "vitest"
import { parseLine } from "../../src/cli/line.ts"
import { emitErrors } from "../../src/manifest/emit/errors.ts"
import { emitHandlers } from "../../src/manifest/emit/handlers.ts"
import { emitInputs } from "../../src/manifest/emit/inputs.ts"
import { emitReference } from "../../src/manifest/emit/reference.ts"
import type { Model } from "../../src/manifest/model.ts"
import { read } from "../../src/manifest/reader/read.ts"

const modelOf = (text: string): Model => {
  const outcome = read(`manifest: 1\nname: demo\nsummary: A demo.\n${text}`, "commands.yaml", { parseLine })
  if ("model" in outcome) return outcome.model
  throw new Error(outcome.problems.map(({ message }) => message).join("\n"))
}

const rich = modelOf(`
description: |
  Some prose.
    demo run x
  More of it.
errors:
  UsageError: { exit: 2, message: "{problem}", fields: { problem: string } }
  Broken: { exit: 7, message: "[{host}]:{port} broke[ at {when}]", hint: "mend */ it", fields: { host: string, port: integer, when: number?, hard: boolean } }
  Bent: { exit: 7, message: bent }
commands:
  all:
    summary: All.
    commands:
      run-it:
        summary: Run it. */
        deprecated: demo plain
        args:
          - { name: file, type: path, summary: The file. }
          - { name: more, type: string, multiple: true, required: false, summary: More. }
        options:
          level: { type: choice, choices: [low, high], default: low, short: l, summary: How much. }
          tag: { type: string, multiple: true, default: [a, b], summary: Tags. }
          set: { type: key-value, summary: One setting. }
          wait: { type: duration, required: true, summary: Wait. }
          old: { type: url, deprecated: --new, summary: Where. }
          quiet: { type: boolean, default: true, summary: Say less. }
          secret-key: { type: secret, hidden: true, summary: A key. }
        errors: [Broken, Bent]
        run: src/commands/other.ts
        examples: [ { run: demo all run-it x --wait 3, note: Run x. } ]
  plain: { summary: Plain. }
  ghost: { summary: Not shown., hidden: true }
`)

const none = modelOf("commands: {}\n")

describe("generated types", () => {
  const inputs = emitInputs(rich)

  it("say what a command takes, with a doc comment an option", () => {
    expect(inputs).toContain(`/** \`demo all run-it\`: Run it. *\\/ */
export interface AllRunItInput {
  /** The file. */
  readonly file: string
  /** More. */
  readonly more: ReadonlyArray<string>
  /** How much. Default: low. */
  readonly level: "low" | "high"
  /** Tags. Default: a b. */
  readonly tag: ReadonlyArray<string>
  /** One setting. */
  readonly set?: Readonly<Record<string, string>>
  /** Wait. In milliseconds. */
  readonly wait: number
  /** Where. */
  readonly old?: string
  /** Say less. Default: true. */
  readonly quiet: boolean
  /** A key. */
  readonly secretKey?: string
}`)
  })

  it("say what a command may fail with", () => {
    expect(inputs).toContain('readonly "all run-it": Broken | Bent\n')
    expect(inputs).toContain('readonly "plain": never\n')
    expect(inputs).toContain('import type { Bent, Broken } from "./errors.ts"')
  })

  it("are there for a manifest without commands and errors", () => {
    expect(emitInputs(none)).toContain("export type CommandPath = never")
    expect(emitHandlers(none)).toContain("handlers: Handlers = {")
    expect(emitErrors(none)).toContain("export const catalogue = {")
  })

  it("bind a handler by its path, or by run", () => {
    expect(emitHandlers(rich)).toContain('"all run-it": () => import("../../src/commands/other.ts")')
    expect(emitHandlers(rich)).toContain('"plain": () => import("../commands/plain.ts")')
  })

  it("give each error its fields, words, hint and exit code", () => {
    expect(emitErrors(rich)).toContain(`  readonly host: string
  readonly port: number
  readonly when?: number | undefined
  readonly hard: boolean
}> {
  override get message(): string {
    return render("\\\\[{host}\\\\]:{port} broke[ at {when}]", this)
  }`)
    expect(emitErrors(rich)).toContain("get exitCode(): 7 {")
  })
})

describe("the reference", () => {
  const reference = emitReference(rich)

  it("shows usage, options, errors, examples, and what is deprecated", () => {
    expect(reference).toContain("demo all run-it FILE [MORE...] --wait DURATION [OPTIONS]")
    expect(reference).toContain("| `-l, --level low\\|high` | How much. | one of low, high | `low` |  |")
    expect(reference).toContain("| `--wait DURATION` | Wait. Required. |")
    expect(reference).toContain("| `--old URL` | Where. Deprecated: use --new. |")
    expect(reference).toContain("| `--no-quiet` | Say less. |")
    expect(reference).toContain("| `--tag TAG` | Tags. May be repeated. |  | `a` `b` |")
    expect(reference).toContain("| 7 | `Broken` | [{host}]:{port} broke at {when} |")
    expect(reference).toContain("Deprecated: use demo plain.")
    expect(reference).toContain("# Run x.\ndemo all run-it x --wait 3\n")
  })

  it("shows prose as prose and what is indented as code", () => {
    expect(reference).toContain("Some prose.\n\n```text\ndemo run x\n```\n\nMore of it.")
  })

  it("leaves out what is hidden", () => {
    expect(reference).not.toContain("ghost")
    expect(reference).not.toContain("secret-key")
  })

  it("is there for a program without a catalogue", () => {
    expect(emitReference(modelOf("commands:\n  run: { summary: Run it. }\n"))).not.toContain("UsageError")
  })

  it("has the table of exit codes", () => {
    expect(reference).toContain("| 7 | `Broken`, `Bent` |")
  })
})
