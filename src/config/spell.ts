/** Writes a document of YAML in the manner of the text that it was read from. */
import { type Document, isMap } from "yaml"

/** `text` is what it was read from. */
export const spell = (document: Document, text: string): string => {
  const { contents, comment } = document
  // The library puts a blank line before the last comment, and a value where nothing but comments is left.
  document.comment = null
  const isEmpty = contents === null || (isMap(contents) && contents.items.length === 0)
  const body = isEmpty
    ? [document.commentBefore, contents?.commentBefore, contents?.comment].map(commented).filter(Boolean).join("\n")
    : document.toString({ lineWidth: 0, indent: indentOf(text), flowCollectionPadding: !/[[{][^\s\]}]/.test(text) })
  const end = commented(comment)
  return body !== "" && end !== "" && hasBlankBefore(text, end) ? `${body}\n${end}` : body + end
}

const commented = (comment: string | null | undefined): string =>
  comment == null ? "" : `${comment.replace(/^(?=.)/gm, "#")}\n`

/** How far what stands below a key is indented: as where it is first. */
const indentOf = (text: string): number => /^( +)[^\s#-]/m.exec(text)?.[1]?.length ?? 2

const hasBlankBefore = (text: string, end: string): boolean => {
  const [first = ""] = end.split("\n")
  return /\n[ \t]*\r?\n$/.test(text.slice(0, text.lastIndexOf(first)))
}
