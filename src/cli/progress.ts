/** Shows in a terminal what a command is waiting for, once that takes more than a moment. */
import { write } from "./output.ts"
import { isTerminal, width } from "./terminal.ts"

export interface Shown {
  readonly step: (waitingFor: string) => void
  /** Leaves the line as it was before. */
  readonly end: () => void
}

/** One line on stderr, written over by each step; undefined where nobody watches. */
export const showProgress = (): Shown | undefined => {
  if (!isTerminal(2) || process.env.TERM === "dumb") return undefined
  const columns = width(2) - 1
  let waitingFor = ""
  let shown = ""
  const show = (text: string): void => {
    write(2, `\r${text.padEnd(shown.length)}${text === "" ? "\r" : ""}`)
    shown = text
  }
  const line = (): void => (waitingFor === "" ? undefined : show(`${waitingFor} …`.slice(0, columns)))
  let late = false
  const timer = setTimeout(() => {
    late = true
    line()
  }, A_MOMENT).unref()
  return {
    step: (text) => {
      waitingFor = text
      if (late) line()
    },
    end: () => {
      clearTimeout(timer)
      if (shown !== "") show("")
    }
  }
}

/** Milliseconds. */
const A_MOMENT = 300
