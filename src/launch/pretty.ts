/** Log lines for people, in colour, without anything in them that could command the terminal. */
import { prettyFactory } from "pino-pretty"
import { printable } from "../platform/printable.ts"

/** One line without its newline in; one or more lines with it out. What is not a log line of ours stays as it is. */
export const pretty = (colour: boolean): ((line: string) => string) => {
  const format = prettyFactory({
    colorize: colour,
    customLevels: "trace:10,debug:20,info:30,warning:40,error:50,critical:60",
    customColors: "trace:gray,debug:blue,info:green,warning:yellow,error:red,critical:bgRed",
    translateTime: "SYS:HH:MM:ss.l",
    ignore: "pid,hostname",
    singleLine: true
  })
  return (line) => {
    const entry = parse(line)
    return entry === undefined ? `${printable(line.replace(/\r$/, ""))}\n` : format(entry)
  }
}

const parse = (line: string): object | undefined => {
  if (!line.startsWith("{")) return undefined
  try {
    const entry: unknown = JSON.parse(line, harmless)
    if (typeof entry !== "object" || entry === null || !("level" in entry)) return undefined
    const told = "msg" in entry && entry.msg === "request" ? ofRequest(entry) : entry
    // What a client sent may hold a newline and look like a line of its own after it.
    return "msg" in told ? { ...told, msg: String(told.msg).replaceAll("\n", "\n    ") } : told
  } catch {
    return undefined
  }
}

interface Request {
  readonly level: unknown
  readonly method?: unknown
  readonly url?: unknown
  readonly status?: unknown
  readonly ms?: unknown
  readonly reqId?: unknown
}

/** A request is one sentence, not a table. */
const ofRequest = ({ method, url, status, ms, reqId: _reqId, ...rest }: Request): object => ({
  ...rest,
  msg: `${method} ${url} ${status} in ${ms} ms`
})

const harmless = (_key: string, value: unknown): unknown => {
  if (typeof value === "string") return printable(value)
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [printable(name), inner]))
}
