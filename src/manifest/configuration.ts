/** What the user's config file says, as data: the door reads values from it, and knows no file. */

export interface Configuration {
  /** The file's path, for messages. */
  readonly file: string
  /** By key; sound but for what only shows when a command uses it, as whether a path exists. */
  readonly values: Values
  /** Why nothing of it can be used. */
  readonly failure?: Failure
}

/** The tag of an error, and its fields. */
export type Failure =
  | { readonly tag: "InvalidConfig"; readonly fields: Unsound }
  | { readonly tag: "PathError"; readonly fields: Unusable }

export interface Unsound {
  readonly file: string
  readonly count: number
  readonly problems: string
  readonly advice: string
}

export interface Unusable {
  readonly path: string
  readonly reason: string
  readonly advice?: string
}

export type Values = Readonly<Record<string, Placed>>

/** As written, one text for each value, and where the first of them stands, counted from 1. */
export interface Placed {
  readonly texts: ReadonlyArray<string>
  readonly line: number
  readonly column: number
}

/** Where there is no file. */
export const UNCONFIGURED: Configuration = { file: "", values: {} }
