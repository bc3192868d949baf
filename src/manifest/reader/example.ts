/** Holds each example against the command that it is an example of. */

import type { Model, Node } from "../model.ts"
import type { PlacedExample } from "./command.ts"
import type { Context } from "./context.ts"
import { withoutExists } from "./parameter.ts"
import { splitWords } from "./shell.ts"

/** Reads a command line behind the program's name: which command it runs, or what is wrong with it. */
export type ParseLine = (
  model: Model,
  argv: ReadonlyArray<string>,
  env: Readonly<Record<string, string>>
) => { readonly path: ReadonlyArray<string> } | { readonly problems: ReadonlyArray<string> }

export const checkExamples = (
  examples: ReadonlyArray<PlacedExample>,
  model: Model,
  parseLine: ParseLine | undefined,
  { report, program }: Context
): void => {
  const portable = { ...model, commands: model.commands.map(withoutFiles) }
  for (const { command, run } of examples) {
    const wanted = [program, ...command.path].join(" ")
    const problems = findProblems(run.text, wanted, portable, parseLine)
    for (const message of problems) report({ id: "bad-example", message, at: run.at })
  }
}

const findProblems = (
  line: string,
  wanted: string,
  model: Model,
  parseLine: ParseLine | undefined
): ReadonlyArray<string> => {
  const words = splitWords(line)
  if (words === undefined) return ["a quote is never closed"]
  const start = words.findIndex((word) => !ASSIGNMENT.test(word))
  const env = Object.fromEntries(words.slice(0, Math.max(0, start)).map((word) => word.split(/=(.*)/s, 2)))
  const [program, ...argv] = words.slice(start)
  const [expected] = wanted.split(" ")
  if (program !== expected) return [`an example begins with '${expected}'`]
  const parsed = parseLine?.(model, argv, env)
  if (parsed === undefined) return []
  if ("problems" in parsed) return parsed.problems
  const found = [program, ...parsed.path].join(" ")
  return found === wanted ? [] : [`this is an example of '${found}', not of '${wanted}'`]
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/

/** An example may name a file that is not there: a manifest is read anywhere. */
const withoutFiles = (node: Node): Node =>
  node.kind === "group"
    ? { ...node, commands: node.commands.map(withoutFiles) }
    : {
        ...node,
        args: node.args.map((argument) => ({ ...argument, value: withoutExists(argument.value) })),
        options: node.options.map((option) => ({ ...option, value: withoutExists(option.value) }))
      }
