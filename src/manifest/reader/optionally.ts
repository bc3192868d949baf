/** Writes a property that is absent where it has no value. */

/** `...optionally("env", env)` */
export const optionally = <Key extends string, Value>(
  key: Key,
  value: Value | undefined
): { readonly [K in Key]?: Value } => {
  const object: { [K in Key]?: Value } = {}
  if (value !== undefined) object[key] = value
  return object
}
