/** A setting's value in JSON: numbers and booleans as such, all else as it is written. */
import { shown } from "../../config/words.ts"
import type { Option } from "../../manifest/model.ts"

/** Null where there is none. */
export const plain = (option: Option, texts: ReadonlyArray<string>): unknown => {
  const values = texts.map((text) => single(option, text))
  return option.multiple ? values : (values[0] ?? null)
}

const single = (option: Option, text: string): unknown => {
  const { type } = option.value
  if (type === "integer" || type === "number" || type === "port")
    return Number.isNaN(Number(text)) ? text : Number(text)
  return type === "boolean" ? /^(true|yes|on|1)$/i.test(text) : shown(option, text)
}
