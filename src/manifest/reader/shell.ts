/** Splits a line as a shell would, as far as the first pipe, redirection or other operator. */

/** Undefined where a quote is never closed. */
export const splitWords = (line: string): ReadonlyArray<string> | undefined => {
  const rest = line.replace(/^(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^'"\\|&;<>])*/s, "")
  if (/^['"\\]/.test(rest)) return undefined
  const command = line.slice(0, line.length - rest.length)
  const words = command.match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs) ?? []
  return words.map((word) => word.replace(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs, unquote))
}

const unquote = (_: string, single?: string, double?: string, escaped = ""): string =>
  single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped
