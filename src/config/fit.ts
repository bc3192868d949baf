/** Says whether what stands in the config file is a value of the setting that it stands for. */
import type { Option, ValueType } from "../manifest/model.ts"
import { decode } from "../manifest/value/decode.ts"

/** Why `text` is none, as a fragment. Whether a path exists only matters to the command that uses it. */
export const misfit = ({ value }: Option, text: string): string | undefined => {
  const decoded = decode(value.type === "path" ? ANY_PATH : value, text)
  return "reason" in decoded ? decoded.reason : undefined
}

/** Whether so many values may be given. */
export const fits = (option: Option, texts: ReadonlyArray<string>): boolean =>
  (option.multiple || texts.length === 1) && texts.every((text) => misfit(option, text) === undefined)

const ANY_PATH: ValueType = { type: "path" }
