/** Reads the typed fields of an error or of an output. */
import type { Field } from "../model.ts"
import { type Dict, namedAt } from "../syntax/tree.ts"

export const readFields = (dict: Dict, name: string): Readonly<Record<string, Field>> =>
  Object.fromEntries(
    namedAt(dict, name).flatMap(([field, { value }]): ReadonlyArray<[string, Field]> => {
      const type = value?.kind === "scalar" ? fieldType(value.text.replace("?", "")) : undefined
      return value?.kind !== "scalar" || type === undefined
        ? []
        : [[field, { type, optional: value.text.endsWith("?") }]]
    })
  )

const fieldType = (text: string): Field["type"] | undefined => {
  switch (text) {
    case "string":
    case "integer":
    case "number":
    case "boolean":
    case "path":
    case "url":
      return text
    default:
      return undefined
  }
}
