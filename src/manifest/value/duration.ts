/** Durations as people write them: `500ms`, `30s`, `5m`, `2h`; a bare number is seconds. */

/** In whole milliseconds; undefined where `text` is no duration. */
export const parseDuration = (text: string): number | undefined => {
  const [, amount, unit] = /^(\d+(?:\.\d+)?|\.\d+)(ms|s|m|h)?$/.exec(text) ?? []
  if (amount === undefined) return undefined
  return Math.round(Number(amount) * (unit === "ms" ? 1 : unit === "m" ? 60_000 : unit === "h" ? 3_600_000 : 1000))
}

/** The shortest way to write so many milliseconds. */
export const spellDuration = (milliseconds: number): string => {
  if (milliseconds === 0) return "0s"
  if (milliseconds % 3_600_000 === 0) return `${milliseconds / 3_600_000}h`
  if (milliseconds % 60_000 === 0) return `${milliseconds / 60_000}m`
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`
}
