/** Reads the typed fields of an error or of an output. */
import type { Field } from "../model.ts"
import { fieldTypes } from "../syntax/scalars.ts"
import { type Dict, namedAt } from "../syntax/tree.ts"

export const readFields = (dict: Dict, name: string): Readonly<Record<string, Field>> =>
  Object.fromEntries(
    namedAt(dict, name).flatMap(([field, { value }]): ReadonlyArray<[string, Field]> => {
      const text = value?.kind === "scalar" ? value.text : ""
      return fieldTypes
        .filter((type) => type === text.replace("?", ""))
        .map((type) => [field, { type, optional: text.endsWith("?") }])
    })
  )
