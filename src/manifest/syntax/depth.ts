/** Finds nesting that no manifest needs and that would exhaust the YAML parser, before it is asked. */
import { Lexer } from "yaml"

/** How deep a manifest may nest. */
export const DEEPEST = 64

/** The offset where `text` nests deeper; undefined where it never does. */
export const tooDeep = (text: string): number | undefined => {
  let [offset, flow, indicators] = [0, 0, 0]
  for (const token of new Lexer().lex(text)) {
    if (MARKS.has(token)) continue
    flow = Math.max(0, flow + (FLOW.get(token) ?? 0))
    indicators = token.endsWith("\n") ? 0 : indicators + (flow === 0 && BLOCK.has(token) ? 1 : 0)
    if (flow > DEEPEST || indicators > DEEPEST) return offset
    offset += token.length
  }
  return undefined
}

const FLOW: ReadonlyMap<string, number> = new Map([
  ["[", 1],
  ["{", 1],
  ["]", -1],
  ["}", -1]
])

/** Each of these on one line may open a level. */
const BLOCK = new Set(["-", "?", ":"])

/** The lexer's words for the start of a document, the end of a flow and a scalar that follows. */
const MARKS = new Set(["\u0002", "\u0018", "\u001f"])
