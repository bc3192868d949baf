/** What the stream that is written to can show. */
import { fstatSync } from "node:fs"

export type Stream = 1 | 2

/** Whether people watch; the streams of Node are made only where this may be, for making one costs time. */
export const isTerminal = (stream: Stream): boolean => isDevice(stream) && node(stream).isTTY === true

export const hasColour = (stream: Stream): boolean => !process.env.NO_COLOR && isTerminal(stream)

/** Columns for text: 80 where nobody says, and never more than are pleasant to read. */
export const width = (stream: Stream): number =>
  Math.max(NARROWEST, Math.min((isTerminal(stream) && node(stream).columns) || 80, WIDEST))

export const bold = (text: string, colour: boolean): string => (colour ? `\u001b[1m${text}\u001b[22m` : text)

const NARROWEST = 40
const WIDEST = 100

const node = (stream: Stream) => (stream === 1 ? process.stdout : process.stderr)

const isDevice = (stream: Stream): boolean => {
  try {
    return fstatSync(stream).isCharacterDevice()
  } catch {
    return false
  }
}
