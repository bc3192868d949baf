/** Looks that the options of one command do not get in each other's way. */

import { nearest } from "../nearest.ts"
import { didYouMean, type Report } from "../problem/problem.ts"
import { type Range, scalarAt, scalarsAt } from "../syntax/tree.ts"
import { type Claim, Claims } from "./context.ts"
import type { Placed } from "./option.ts"

/** Everything of `options`, all of one command, that collides, or names an option that is not there; `broken` where some were lost. */
export const checkTogether = (options: ReadonlyArray<Placed>, broken: boolean, report: Report): void => {
  const taken = { names: new Claims(), letters: new Claims(), variables: new Claims() }
  for (const placed of options) takeWords(placed, taken, report)
  if (broken) return
  for (const placed of options) checkReferences(placed, options, report)
}

interface Taken {
  readonly names: Claims
  readonly letters: Claims
  readonly variables: Claims
}

const takeWords = ({ name, key, dict, option }: Placed, { names, letters, variables }: Taken, report: Report): void => {
  const collide = (first: Claim | undefined, at: Range, what: string) => {
    if (first !== undefined)
      report({ id: "duplicate", message: `${what} of --${first.owner}`, ...apart(at, first.at, key) })
    return first !== undefined
  }
  const takeName = (word: string, at: Range, what = "is already a name") =>
    refuseReserved(word, RESERVED_NAMES, at, report) || collide(names.take(word, name, at), at, `--${word} ${what}`)
  const lost = takeName(name, key)
  if (!lost && option?.value.type === "boolean")
    takeName(`no-${name}`, key, `turns --${name} off, and is already a name`)
  for (const { text, at } of scalarsAt(dict, "aliases")) takeName(text, at)
  const [short, env] = [scalarAt(dict, "short"), scalarAt(dict, "env")]
  if (short !== undefined && !refuseReserved(short.text, RESERVED_LETTERS, short.at, report)) {
    collide(letters.take(short.text, name, short.at), short.at, `-${short.text} is already the short form`)
  }
  const first = env && variables.take(env.text, name, env.at)
  // Two that are written apart were told when each was read.
  if (env !== undefined && first?.at.start === env.at.start)
    collide(first, env.at, `${env.text} is already the variable`)
}

const RESERVED_NAMES: ReadonlyMap<string, string> = new Map([
  ["help", "every command has --help already"],
  ["version", "every command has --version already"]
])

const RESERVED_LETTERS: ReadonlyMap<string, string> = new Map([
  ["h", "-h is the short form of --help"],
  ["V", "-V is the short form of --version"]
])

const refuseReserved = (word: string, reserved: ReadonlyMap<string, string>, at: Range, report: Report): boolean => {
  const message = reserved.get(word)
  if (message !== undefined) report({ id: "reserved", message, at })
  return message !== undefined
}

/** Two options that use one shared option collide at a single place: then the option itself is shown. */
const apart = (at: Range, first: Range, key: Range): { readonly at: Range; readonly first?: Range } =>
  at.start === first.start ? { at: key } : { at, first }

const checkReferences = ({ name, dict }: Placed, options: ReadonlyArray<Placed>, report: Report): void => {
  const known = options.map((option) => option.name)
  const required = scalarsAt(dict, "requires").map(({ text }) => text)
  for (const { text, at } of [...scalarsAt(dict, "conflicts"), ...scalarsAt(dict, "requires")]) {
    if (text === name) report({ id: "contradiction", message: `--${name} cannot name itself`, at })
    else if (!known.includes(text)) {
      const word = nearest(text, known)
      report({ id: "unknown-option", message: `no option --${text} stands beside --${name}`, at, ...didYouMean(word) })
    }
  }
  for (const { text, at } of scalarsAt(dict, "conflicts")) {
    if (required.includes(text)) report({ id: "contradiction", message: `--${name} requires --${text} as well`, at })
  }
}
