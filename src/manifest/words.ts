/**
 * Turns an error's template and its fields into words. `{field}` is replaced; `[… {field} …]`
 * vanishes where a field in it is absent; `\[`, `\]`, `\{`, `\}` and `\\` stand for the second character.
 * It imports nothing, so that the front door can use it.
 */

/** The words of `template` for `fields`; an absent field outside a segment leaves nothing behind. */
export const render = (template: string, fields: object): string => {
  const values = new Map<string, unknown>(Object.entries(fields))
  return template.replace(PIECE, (_, escaped?: string, segment?: string, field = "") =>
    escaped === undefined ? (segment === undefined ? text(values.get(field)) : optional(segment, values)) : escaped
  )
}

/** Every `{field}` of a template: where it begins, and whether a segment may vanish with it. */
export const placeholders = (template: string): ReadonlyArray<Placeholder> => {
  const found: Array<Placeholder> = []
  for (const piece of template.matchAll(PIECE)) {
    const [, , segment, field] = piece
    if (field !== undefined) found.push({ field, index: piece.index, segment: false })
    for (const inner of segment?.matchAll(FIELD) ?? []) {
      if (inner[2] !== undefined) found.push({ field: inner[2], index: piece.index + 1 + inner.index, segment: true })
    }
  }
  return found
}

export interface Placeholder {
  readonly field: string
  readonly index: number
  readonly segment: boolean
}

/** The same template with each bracket that holds no field of `optional` escaped, for it is literal text. */
export const escapeBrackets = (template: string, isOptional: (field: string) => boolean): string =>
  template.replace(PIECE, (piece, _, segment?: string) => {
    if (segment === undefined || placeholders(segment).some(({ field }) => isOptional(field))) return piece
    return `\\[${segment}\\]`
  })

const FIELD = /\\([[\]{}\\])|\{([A-Za-z]\w*)\}/g
const PIECE = /\\([[\]{}\\])|\[((?:\\.|[^[\]\\])*)\]|\{([A-Za-z]\w*)\}/g

const optional = (segment: string, values: ReadonlyMap<string, unknown>): string => {
  const fields = placeholders(segment)
  if (fields.some(({ field }) => values.get(field) === undefined)) return ""
  const words = segment.replace(FIELD, (_, escaped?: string, field = "") => escaped ?? text(values.get(field)))
  return fields.length === 0 ? `[${words}]` : words
}

const text = (value: unknown): string => (value === undefined ? "" : String(value))
