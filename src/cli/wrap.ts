/** Breaks text into lines that fit. A no-break space is kept as a blank. */

/** Words of `text` in lines of at most `width` letters; a word that is longer has a line of its own. */
export const wrap = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  for (const word of text.split(/[ \t\n]+/).filter((word) => word !== "")) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => line.replaceAll("\u00a0", " "))
}

/** Paragraphs are broken anew; empty lines and lines that are indented stay as they are. */
export const reflow = (text: string, width: number): string => {
  const blocks: Array<string> = []
  for (const line of text.trimEnd().split("\n")) {
    const block = blocks.at(-1)
    if (block !== undefined && isProse(line) && isProse(block)) blocks[blocks.length - 1] = `${block} ${line}`
    else blocks.push(line)
  }
  return blocks.map((block) => (isProse(block) ? wrap(block, width).join("\n") : block)).join("\n")
}

/** Rows of a term and its explanation, side by side; where the term is too long, one below the other. */
export const columns = (rows: ReadonlyArray<readonly [string, string]>, width: number): string => {
  const terms = rows.map(([term]) => term.length).filter((length) => length <= LONGEST_TERM)
  const indent = 2 + Math.max(...terms, 0) + 2
  return rows.map(([term, text]) => row(term, wrap(text, width - indent), indent)).join("\n")
}

const LONGEST_TERM = 24

const isProse = (line: string): boolean => /^\S/.test(line)

const row = (term: string, lines: ReadonlyArray<string>, indent: number): string => {
  const head = `  ${term}`
  const fits = head.length + 2 <= indent
  const text = lines.join(`\n${" ".repeat(indent)}`)
  return (fits ? head.padEnd(indent) + text : `${head}\n${" ".repeat(indent)}${text}`).trimEnd()
}
