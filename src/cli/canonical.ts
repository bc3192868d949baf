/**
 * Writes a command line again so that no framework can misread it: the command's words, every option
 * by its full name with exactly one value, then the arguments. Each value is JSON, so that it is never
 * empty, never begins with a dash, is no command's name, and has no blank or line break at its ends;
 * a parameter that may repeat has one value, an array.
 */
import type { Argument, Command, Option } from "../manifest/model.ts"
import type { Given } from "./settle.ts"

/** What the compiler of the manifest reads; what was not typed is absent. */
export const canonical = (command: Command, given: ReadonlyArray<Given>): ReadonlyArray<string> => [
  ...command.path,
  ...given.flatMap(({ parameter, texts }) => {
    const value = JSON.stringify(parameter.multiple ? texts : texts.at(-1))
    return isOption(parameter) ? [`--${parameter.name}`, value] : [value]
  })
]

const isOption = (parameter: Argument | Option): parameter is Option => "conflicts" in parameter
