/** Reads one command. */

import type { Argument, Command, Node } from "../model.ts"
import { type Dict, dictsAt, flagAt, isBroken, type Scalar, scalarAt, scalarsAt, textAt } from "../syntax/tree.ts"
import { readArguments } from "./argument.ts"
import { checkHandler, checkRun } from "./binding.ts"
import type { Context } from "./context.ts"
import { readFields } from "./fields.ts"
import type { Placed } from "./option.ts"
import { optionally } from "./optionally.ts"
import { readTags } from "./tags.ts"

/** What was read, with what its examples are held against later. */
export interface Read {
  readonly nodes: ReadonlyArray<Node>
  readonly examples: ReadonlyArray<PlacedExample>
}

export interface PlacedExample {
  readonly command: Command
  readonly run: Scalar
}

/** Where an entry stands: its path, and the options that hold there, its own included. */
export interface Above {
  readonly path: ReadonlyArray<string>
  readonly options: ReadonlyArray<Placed>
  /** Whether some options are lost, because a map of them is broken. */
  readonly broken: boolean
}

export const readCommand = (name: string, dict: Dict, inner: Above, context: Context): Read => {
  const args = readArguments(dict, inner.options, context)
  const effect = textAt(dict, "effect")
  const examples = dictsAt(dict, "examples")
  checkOutput(dict, inner, context)
  if (dict.entries.has("run")) checkRun(dict, context)
  else checkHandler(inner.path, dict, context)
  const command: Command = {
    kind: "command",
    ...common(name, dict, inner),
    effect: effect === "read" || effect === "destructive" ? effect : "write",
    args: args.filter((argument): argument is Argument => argument !== undefined),
    options: inner.options.flatMap(({ option }) => option ?? []),
    errors: readTags(dict, context),
    ...(dict.entries.has("output") ? { output: readFields(dict, "output") } : {}),
    examples: examples.map((example) => ({ run: textAt(example, "run") ?? "", note: textAt(example, "note") ?? "" })),
    ...optionally("run", textAt(dict, "run"))
  }
  const whole = !inner.broken && !isBroken(dict, "args")
  const sound = whole && !args.includes(undefined) && inner.options.every(({ option }) => option !== undefined)
  const placed = examples.flatMap((example) => scalarAt(example, "run") ?? []).map((run) => ({ command, run }))
  return { nodes: [command], examples: sound ? placed : [] }
}

/** What commands and groups have in common. */
export const common = (name: string, dict: Dict, { path }: Above) => ({
  name,
  path,
  summary: textAt(dict, "summary") ?? "",
  ...optionally("description", textAt(dict, "description")?.trimEnd()),
  aliases: scalarsAt(dict, "aliases").map(({ text }) => text),
  hidden: flagAt(dict, "hidden"),
  ...optionally("deprecated", textAt(dict, "deprecated"))
})

const checkOutput = (dict: Dict, { options, broken }: Above, { report }: Context): void => {
  const output = dict.entries.get("output")
  if (output === undefined || broken || options.some(({ name }) => name === "json")) return
  report({
    id: "misplaced-key",
    message: "'output' is what --json prints, and there is no such option",
    at: output.key
  })
}
