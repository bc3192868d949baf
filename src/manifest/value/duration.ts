/** Durations as people write them: `500ms`, `30s`, `5m`, `2h`, `30d`; a bare number is seconds. */

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

/** In whole milliseconds; undefined where `text` is no duration. */
export const parseDuration = (text: string): number | undefined => {
  const [, amount, unit] = /^(\d+(?:\.\d+)?|\.\d+)(ms|s|m|h|d)?$/.exec(text) ?? []
  return amount === undefined ? undefined : Math.round(Number(amount) * length(unit))
}

/** The shortest way to write so many milliseconds. */
export const spellDuration = (milliseconds: number): string => {
  if (milliseconds === 0) return "0s"
  if (milliseconds % HOUR === 0) return `${milliseconds / HOUR}h`
  if (milliseconds % MINUTE === 0) return `${milliseconds / MINUTE}m`
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`
}

const length = (unit: string | undefined): number => {
  switch (unit) {
    case "ms":
      return 1
    case "m":
      return MINUTE
    case "h":
      return HOUR
    case "d":
      return DAY
    default:
      return 1000
  }
}
