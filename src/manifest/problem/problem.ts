/** What is wrong with a manifest, and where. */
import type { Range } from "../syntax/tree.ts"

/** One thing that is wrong with a manifest. */
export interface Problem {
  /** A short name for its kind: `unknown-type`. */
  readonly id: string
  readonly message: string
  readonly at: Range
  /** Stands behind the caret: `did you mean 'choice'?` */
  readonly help?: string
  /** Where what it collides with stands. */
  readonly first?: Range
}

export type Report = (problem: Problem) => unknown

/** The help of a problem with a misspelt word. */
export const didYouMean = (word: string | undefined): { readonly help?: string } =>
  word === undefined ? {} : { help: `did you mean '${word}'?` }
