/** Splits a line as a shell would, as far as the first pipe, redirection or other operator. */

/** Undefined where a quote is never closed. */
export const splitWords = (line: string): ReadonlyArray<string> | undefined => {
  const [command = ""] = line.match(/^(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^'"\\|&;<>])*/s) ?? []
  if (/^['"\\]/.test(line.slice(command.length))) return undefined
  const words = command.match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs) ?? []
  return words.map((word) => word.replace(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs, unquote))
}

const unquote = (_: string, single?: string, double?: string, escaped?: string): string =>
  single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped ?? ""
