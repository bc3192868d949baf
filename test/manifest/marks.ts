/** Where the marks ¦ of a manifest in a table stand. */

/** As `line:column`, once they are taken out. */
export const marksIn = (text: string): ReadonlyArray<string> =>
  text
    .split("¦")
    .slice(0, -1)
    .map((_, index, parts) => {
      const lines = parts
        .slice(0, index + 1)
        .join("")
        .split("\n")
      return `${lines.length}:${(lines.at(-1) ?? "").length + 1}`
    })
