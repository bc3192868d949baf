/** How an environment variable gives the value of an argument or an option. */
import type { Argument, Option } from "../model.ts"

/** The texts in `value`; those of a parameter that may repeat are separated by commas. None in an empty variable, which counts as unset. */
export const textsOf = ({ multiple }: Argument | Option, value: string | undefined): ReadonlyArray<string> => {
  if (value === undefined || value === "") return []
  return multiple ? value.split(",") : [value]
}
