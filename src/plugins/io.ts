/** What a plugin's handler has beside its input: its voice, its failures, and the signal that interrupts it. */
import { nearest } from "../manifest/nearest.ts"
import type { Reins } from "./watch.ts"

/** How the door prints; `print` tells why it could not, and nothing but an empty text where the reader went away. */
export interface Voice {
  readonly print: (text: string) => string | undefined
  readonly warn: (text: string) => void
}

export interface Io {
  readonly print: (text: unknown) => void
  readonly warn: (text: unknown) => void
  readonly fail: (tag: string, fields?: object) => never
  readonly signal: AbortSignal
}

/** Handed to one handler. */
export interface Handed {
  readonly io: Io
  /** Whether all that it printed was written. */
  readonly isTold: () => boolean
}

/** The errors that a command lists. */
export interface Listed {
  readonly tags: ReadonlyArray<string>
  /** `agents hello` */
  readonly of: string
}

export const handIo = ({ print, warn }: Voice, errors: Listed, { signal, abort }: Reins): Handed => {
  let lost: string | undefined
  const fail: Io["fail"] = (tag, fields) => {
    const thrown = errors.tags.includes(tag)
      ? Object.assign(new Error(tag), { ...fields, _tag: tag })
      : new TypeError(unlisted(tag, errors))
    // Its place is where the handler failed, not here.
    Error.captureStackTrace(thrown, fail)
    throw thrown
  }
  const io: Io = {
    print: (text) => {
      // Behind what could not be written the rest would be torn.
      if (lost !== undefined) return
      lost = print(`${text}\n`)
      if (lost === "") abort()
    },
    warn: (text) => warn(`${text}\n`),
    fail,
    get signal() {
      return signal()
    }
  }
  return { io, isTold: () => !lost }
}

/** What is said of an error that a command does not list. */
export const unlisted = (tag: string, { tags, of }: Listed): string => {
  const near = nearest(tag, tags)
  return `${tag} is not among the errors of '${of}'${near === undefined ? "" : `; did you mean ${near}?`}`
}
