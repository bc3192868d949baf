/** Where each place of a source came to stand in a compiled script, from the script's source map. */

/** Offsets in a source, in its order, and beside each the offset in the script. */
export interface Places {
  readonly source: ReadonlyArray<number>
  readonly script: ReadonlyArray<number>
}

export interface SourceMap {
  readonly sources: ReadonlyArray<string>
  readonly mappings: string
}

/** The places of each source whose text is known; `starts` has the offsets at which the script's lines begin. */
export function places(
  { sources, mappings }: SourceMap,
  starts: ReadonlyArray<number>,
  texts: ReadonlyArray<string | undefined>
): Map<string, Places> {
  const lines = texts.map((text) => (text === undefined ? [] : begins(lengths(text))))
  const found = new Map<string, Array<readonly [number, number]>>()
  for (const { file, line, column, script } of decode(mappings, starts)) {
    const start = lines[file]?.[line]
    const path = sources[file]
    if (start === undefined || path === undefined) continue
    const pairs = found.get(path) ?? []
    found.set(path, pairs)
    pairs.push([start + column, script + (opens(texts[file], start + column) ? 1 : 0)])
  }
  return new Map([...found].map(([path, pairs]) => [path, unzip(pairs.sort(([a], [b]) => a - b))]))
}

/** How long each line of a text is. */
export function lengths(text: string): Array<number> {
  return text.split("\n").map((line) => line.length)
}

/** The offsets at which lines of these lengths begin. */
export function begins(lines: ReadonlyArray<number>): Array<number> {
  const starts = [0]
  for (const length of lines) starts.push((starts.at(-1) ?? 0) + length + 1)
  return starts
}

/** Whether a statement's keyword stands there: esbuild maps it to the blank before it, as in `else return`. */
function opens(text: string | undefined, offset: number): boolean {
  return (
    text !== undefined &&
    /^(return|throw|if|for|while|do|switch|try|break|continue|var|let|const)\b/.test(text.slice(offset, offset + 9))
  )
}

/** Each segment of the mappings that has a source: its numbers tell the difference to the one before. */
function* decode(mappings: string, starts: ReadonlyArray<number>) {
  let [file, line, column] = [0, 0, 0]
  for (const [index, segments] of mappings.split(";").entries()) {
    let script = starts[index] ?? 0
    for (const segment of segments.split(",")) {
      const [forward = 0, ...original] = numbers(segment)
      script += forward
      file += original[0] ?? 0
      line += original[1] ?? 0
      column += original[2] ?? 0
      if (original.length > 0) yield { file, line, column, script }
    }
  }
}

function unzip(pairs: ReadonlyArray<readonly [number, number]>): Places {
  return { source: pairs.map(([source]) => source), script: pairs.map(([, script]) => script) }
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

/** Base 64 VLQ: five bits a character, the sixth where more follow, the lowest of all the sign. */
function numbers(segment: string): Array<number> {
  const found: Array<number> = []
  let value = 0
  let shift = 0
  for (const character of segment) {
    const digit = ALPHABET.indexOf(character)
    value += (digit & 31) << shift
    shift += 5
    if ((digit & 32) !== 0) continue
    found.push((value & 1) === 1 ? -(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  return found
}
