/** Sizes as people write them: `512KB`, `10MB`, `1.5GiB`; a bare number is bytes. */

const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30
}

/** In whole bytes; undefined where `text` is no size. The case of a unit does not matter. */
export const parseSize = (text: string): number | undefined => {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?|\.\d+)([a-z]*)$/i.exec(text) ?? []
  const factor = UNITS[unit.toLowerCase()]
  return amount === undefined || factor === undefined ? undefined : Math.round(Number(amount) * factor)
}

const SPELLED = [
  ["GB", 1e9],
  ["GiB", 2 ** 30],
  ["MB", 1e6],
  ["MiB", 2 ** 20],
  ["KB", 1e3],
  ["KiB", 2 ** 10]
] as const

/** The shortest way to write so many bytes. */
export const spellSize = (bytes: number): string => {
  const [unit, factor] = SPELLED.find(([, each]) => bytes > 0 && bytes % each === 0) ?? ["", 1]
  return `${bytes / factor}${unit}`
}
