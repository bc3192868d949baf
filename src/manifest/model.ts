/**
 * A manifest as data: what `commands.yaml` becomes once it was read and found sound.
 * Plain JSON, so that it can be compiled ahead of time and loaded without a parser.
 */

/** What a value may be; each kind decodes one text into one JavaScript value (see `value.ts`). */
export type ValueType =
  | { readonly type: "string"; readonly min?: number; readonly max?: number; readonly pattern?: string }
  | { readonly type: "integer" | "number"; readonly min?: number; readonly max?: number }
  | { readonly type: "boolean" }
  | { readonly type: "choice"; readonly choices: ReadonlyArray<string> }
  | { readonly type: "path"; readonly exists?: "file" | "directory" | "parent" }
  | { readonly type: "url"; readonly schemes?: ReadonlyArray<string> }
  /** Decodes to milliseconds; `min` and `max` are milliseconds too. */
  | { readonly type: "duration"; readonly min?: number; readonly max?: number }
  /** Decodes to bytes; `min` and `max` are bytes too. `unlimited`: 0 is taken as well, whatever `min` is. */
  | { readonly type: "size"; readonly min?: number; readonly max?: number; readonly unlimited?: true }
  | { readonly type: "port"; readonly min: number; readonly max: number }
  | { readonly type: "secret" }
  /** `NAME=VALUE`; decodes to a record. */
  | { readonly type: "key-value" }

/** What an argument and an option have in common. */
interface Parameter {
  /** As it is written in the manifest: `log-level`. */
  readonly name: string
  /** As a handler reads it: `logLevel`. */
  readonly key: string
  readonly value: ValueType
  readonly summary: string
  /** Shown in help for the value: `PORT`, `trace|debug`. */
  readonly placeholder: string
  readonly required: boolean
  /** A repeated option or a variadic argument; decodes to an array. */
  readonly multiple: boolean
  /** As it would be typed, before decoding; an array where `multiple`. */
  readonly default?: string | ReadonlyArray<string>
  /** The environment variable that gives it. */
  readonly env?: string
}

export interface Argument extends Parameter {}

export interface Option extends Parameter {
  /** One letter. */
  readonly short?: string
  readonly aliases: ReadonlyArray<string>
  /** Key in the config file. */
  readonly config?: string
  readonly hidden: boolean
  /** What to use instead. */
  readonly deprecated?: string
  /** Names of options that cannot stand beside it, and of options that must. */
  readonly conflicts: ReadonlyArray<string>
  readonly requires: ReadonlyArray<string>
}

export interface Example {
  readonly run: string
  readonly note: string
}

/** The type of an error's field or of an output's; optional where `optional`. */
export interface Field {
  readonly type: "string" | "integer" | "number" | "boolean" | "path" | "url"
  readonly optional: boolean
}

/** One entry of the catalogue of errors. */
export interface ErrorModel {
  readonly tag: string
  readonly exit: number
  /** A template: `{field}` is replaced, `[… {field} …]` vanishes where an optional field in it is absent. */
  readonly message: string
  readonly hint?: string
  readonly fields: Readonly<Record<string, Field>>
}

interface Entry {
  readonly name: string
  /** From below the root: `["server", "start"]`. */
  readonly path: ReadonlyArray<string>
  readonly summary: string
  readonly description?: string
  readonly aliases: ReadonlyArray<string>
  readonly hidden: boolean
  readonly deprecated?: string
  /** The plugin that brings it; absent for our own. */
  readonly plugin?: string
}

export interface Command extends Entry {
  readonly kind: "command"
  readonly effect: "read" | "write" | "destructive"
  readonly args: ReadonlyArray<Argument>
  /** A group's options are copied into each command below it. */
  readonly options: ReadonlyArray<Option>
  /** Tags of the catalogue. */
  readonly errors: ReadonlyArray<string>
  readonly output?: Readonly<Record<string, Field>>
  readonly examples: ReadonlyArray<Example>
  /** A module other than the one at the command's path. */
  readonly run?: string
}

export interface Group extends Entry {
  readonly kind: "group"
  /** Whether plugins may add commands to it. */
  readonly open: boolean
  readonly commands: ReadonlyArray<Node>
}

export type Node = Command | Group

export interface Model {
  readonly name: string
  readonly summary: string
  readonly description?: string
  readonly envPrefix: string
  readonly errors: Readonly<Record<string, ErrorModel>>
  readonly commands: ReadonlyArray<Node>
  /** Only in a plugin's manifest. */
  readonly plugin?: {
    readonly name: string
    readonly version: string
    readonly requires: Readonly<Record<string, string>>
    readonly serves?: string
  }
  /** What plugins add to the program, by their names; their commands stand among its own. */
  readonly extensions?: Readonly<Record<string, Extension>>
  /** Commands of plugins that are not used, by their words below the root: why each is not there. */
  readonly absent?: Readonly<Record<string, string>>
  /** Keys of the config file that only they have: nothing reads them for now. */
  readonly idle?: ReadonlyArray<string>
}

/** One plugin of a program, beside its commands. */
export interface Extension {
  readonly version: string
  /** Where its modules are. Absolute, without links. */
  readonly directory: string
  /** Its own catalogue: two plugins may have an error of the same name. */
  readonly errors: Readonly<Record<string, ErrorModel>>
  /** Its module for the server, from its directory. */
  readonly serves?: string
}
