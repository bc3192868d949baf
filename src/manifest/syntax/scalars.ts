/** What a single text in a manifest may be. */

/** What one text may be; `what` follows "must be". */
export interface ScalarRule {
  readonly what: string
  readonly pattern?: string
  readonly words?: ReadonlyArray<string>
  /** Only without quotes, as YAML's own booleans and numbers. */
  readonly plain?: "boolean" | "integer"
}

export const valueTypes = [
  "string",
  "integer",
  "number",
  "boolean",
  "choice",
  "path",
  "url",
  "duration",
  "size",
  "port",
  "secret",
  "key-value"
] as const

export const fieldTypes = ["string", "integer", "number", "boolean", "path", "url"] as const

export const scalars = {
  text: { what: "a text" },
  line: { what: "one line of text", pattern: "^[^\\n]*\\S[^\\n]*$" },
  value: { what: "a single value" },
  flag: { what: "true or false", words: ["true", "false"], plain: "boolean" },
  whole: { what: "a whole number", pattern: "^-?[0-9]+$", plain: "integer" },
  format: { what: "1, the only version of the format so far", words: ["1"], plain: "integer" },
  name: { what: "lower-case words joined by '-', such as log-level", pattern: "^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$" },
  tag: { what: "a name such as AddressInUse", pattern: "^[A-Z][A-Za-z0-9]*$" },
  field: { what: "a name such as pidFile", pattern: "^[a-z][A-Za-z0-9]*$" },
  letter: { what: "one letter or digit", pattern: "^[A-Za-z0-9]$" },
  variable: { what: "a name such as AGENTS_PORT", pattern: "^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$" },
  scheme: { what: "a scheme such as https", pattern: "^[a-z][a-z0-9+.-]*$" },
  version: { what: "a version such as 1.0.0", pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.+-]+)?$" },
  type: { what: "a value type" },
  fieldType: {
    what: "the type of a field, with ? where it may be absent",
    words: fieldTypes.flatMap((type) => [type, `${type}?`])
  },
  effect: { what: "read, write or destructive", words: ["read", "write", "destructive"] },
  exists: { what: "file, directory or parent", words: ["file", "directory", "parent"] }
} as const satisfies Record<string, ScalarRule>

export type ScalarName = keyof typeof scalars
