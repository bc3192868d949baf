/** The errors that a command may end with, and what one of them says. It imports no Effect, for the front door uses it. */
import type { Command, ErrorModel, Model } from "./model.ts"
import { render } from "./words.ts"

/** An error of the catalogue, with its words. */
export interface Catalogued {
  readonly _tag: string
  readonly message: string
  readonly hint?: string | undefined
  readonly exitCode: number
  /** What a plugin threw, where that is no error of its catalogue. */
  readonly cause?: unknown
}

/** By tag: the program's own, and those of the plugin that brings the command. */
export const catalogueOf = (
  { errors, extensions = {} }: Model,
  { plugin = "" }: Pick<Command, "plugin">
): Model["errors"] => ({ ...errors, ...extensions[plugin]?.errors })

/** Such an error without a class of its own, which would bring Effect along. */
export const catalogued = ({ tag, exit, message, hint = "" }: ErrorModel, fields: object): Catalogued => ({
  ...fields,
  _tag: tag,
  message: render(message, fields),
  hint: render(hint, fields) || undefined,
  exitCode: exit
})
