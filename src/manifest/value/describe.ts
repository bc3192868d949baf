/** Says in help and in the documentation what a value may be. */

import type { ValueType } from "../model.ts"
import { bounds } from "./decode.ts"
import { spellDuration } from "./duration.ts"
import { spellSize } from "./size.ts"

/** A fragment such as `between 0 and 65535`; undefined where every value of the type goes. */
export const describe = (type: ValueType): string | undefined => {
  switch (type.type) {
    case "integer":
    case "number":
    case "port":
      return bounds(type.min, type.max, String)
    case "duration":
      return bounds(type.min, type.max, spellDuration)
    case "size":
      return describeSize(type)
    case "choice":
      return `one of ${type.choices.join(", ")}`
    case "path":
      return (
        type.exists &&
        { file: "an existing file", directory: "an existing directory", parent: "in an existing directory" }[
          type.exists
        ]
      )
    case "url":
      return type.schemes && `begins with ${type.schemes.map((scheme) => `${scheme}:`).join(" or ")}`
    case "string":
      return type.pattern === undefined ? undefined : `matches ${type.pattern}`
    case "key-value":
      return "NAME=VALUE"
    default:
      return undefined
  }
}

const describeSize = ({ min, max, unlimited }: Extract<ValueType, { type: "size" }>): string | undefined => {
  const range = bounds(min, max, spellSize)
  if (!unlimited) return range
  return range === undefined ? "0 for no limit" : `${range}, 0 for no limit`
}
