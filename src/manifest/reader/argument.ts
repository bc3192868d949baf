/** Reads the arguments of a command, whose order matters. */

import type { Argument } from "../model.ts"
import { type Dict, dictsAt, flagAt, isBroken, scalarAt } from "../syntax/tree.ts"
import type { Context } from "./context.ts"
import type { Placed } from "./option.ts"
import { readParameter } from "./parameter.ts"

/** In order; undefined for a broken one. */
export const readArguments = (
  command: Dict,
  options: ReadonlyArray<Placed>,
  context: Context
): ReadonlyArray<Argument | undefined> => {
  const written = dictsAt(command, "args")
  checkNames(written, options, context)
  checkOrder(written, context)
  return written.map((dict) => {
    const name = scalarAt(dict, "name")
    return name && readParameter(name.text, dict, "argument", context)
  })
}

/** Arguments and options reach a handler in one object. */
const checkNames = (args: ReadonlyArray<Dict>, options: ReadonlyArray<Placed>, { report }: Context): void => {
  const seen = new Map(options.map(({ name, key }) => [name, { at: key, what: `the option --${name}` }]))
  for (const name of args.flatMap((dict) => scalarAt(dict, "name") ?? [])) {
    const first = seen.get(name.text)
    if (first === undefined) seen.set(name.text, { at: name.at, what: `the argument '${name.text}'` })
    else report({ id: "duplicate", message: `'${name.text}' is already ${first.what}`, at: name.at, first: first.at })
  }
}

const checkOrder = (args: ReadonlyArray<Dict>, { report }: Context): void => {
  const optional = args.findIndex((dict) => isRequired(dict) === false)
  for (const [index, dict] of args.entries()) {
    const at = scalarAt(dict, "name")?.at ?? dict.at
    if (optional >= 0 && index > optional && isRequired(dict)) {
      report({ id: "order", message: "a required argument cannot follow an optional one", at })
    }
    if (flagAt(dict, "multiple") && index < args.length - 1) {
      report({ id: "order", message: "an argument that takes several values must be the last", at })
    }
  }
}

/** Undefined where that is broken. */
const isRequired = (dict: Dict): boolean | undefined => {
  if (isBroken(dict, "required")) return undefined
  return dict.entries.has("required") ? flagAt(dict, "required") : !dict.entries.has("default")
}
