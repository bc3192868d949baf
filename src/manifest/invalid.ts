/** Tells everything that is wrong with a manifest as one error. */
import { InvalidManifest } from "../generated/errors.ts"
import { type Diagnostic, show } from "./problem/diagnostic.ts"

/** Fits the terminal that stderr is. */
export const invalid = (file: string, problems: ReadonlyArray<Diagnostic>): InvalidManifest => {
  const text = show(problems, process.stderr.columns ?? UNKNOWN)
  const count = `${problems.length} problem${problems.length === 1 ? "" : "s"}`
  return new InvalidManifest({ file, count: problems.length, problems: `${file}: ${count}\n\n${text}` })
}

/** How wide a diagnostic may be where nobody tells the terminal's width. */
const UNKNOWN = 120
