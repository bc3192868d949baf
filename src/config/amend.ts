/** Changes one setting in the text of a config file; comments, order and everything else stay. */
import { type Document, isAlias, isMap, isScalar, parseDocument, Scalar } from "yaml"
import { spell } from "./spell.ts"

/** Sets `key` to `texts`, a list where `many`, or removes it where there are none. `text` is a sound file. */
export const amend = (text: string, key: string, texts: ReadonlyArray<string>, many = false): string => {
  const document = parseDocument(text, { schema: "failsafe", merge: false, uniqueKeys: false })
  const path = key.split(".")
  clearWay(document, path)
  if (texts.length > 0) put(document, path, texts, many)
  else if (document.hasIn(path)) remove(document, path)
  else return text
  const amended = spell(document, text)
  return text.includes("\r\n") ? amended.replaceAll("\n", "\r\n") : amended
}

/** What stands for a map and is none: an alias becomes a copy of its own, a key without a value is taken away. */
const clearWay = (document: Document, path: ReadonlyArray<string>): void => {
  if (!isMap(document.contents)) document.contents = null
  for (let length = 1; length <= path.length; length += 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (isAlias(node)) {
      const copy = node.resolve(document)?.clone() as Scalar
      delete copy.anchor
      document.setIn(path.slice(0, length), copy)
    } else if (length < path.length && isScalar(node)) document.deleteIn(path.slice(0, length))
  }
}

const put = (document: Document, path: ReadonlyArray<string>, texts: ReadonlyArray<string>, many: boolean): void => {
  if (many) {
    document.setIn(path, document.createNode(texts.map(scalar)))
    return
  }
  const [text = ""] = texts
  const before = document.getIn(path, true)
  // With an anchor, what it stands for elsewhere would change too.
  if (!isScalar(before) || before.anchor !== undefined) {
    document.setIn(path, scalar(text))
    return
  }
  before.value = text
  if (isNothing(text)) before.type = "QUOTE_DOUBLE"
}

const remove = (document: Document, path: ReadonlyArray<string>): void => {
  document.deleteIn(path)
  const rest = document.getIn(path.slice(0, -1), true)
  const first = isMap(rest) ? rest.items[0]?.key : undefined
  // The blank line before it would be written with blanks in it.
  if (isScalar(first)) first.spaceBefore = false
  for (let length = path.length - 1; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (isMap(node) && node.items.length === 0) document.deleteIn(path.slice(0, length))
  }
}

/** Quoted where it would be read as nothing. */
const scalar = (text: string): Scalar<string> => {
  const made = new Scalar(text)
  if (isNothing(text)) made.type = "QUOTE_DOUBLE"
  return made
}

const isNothing = (text: string): boolean => ["", "~", "null"].includes(text)
