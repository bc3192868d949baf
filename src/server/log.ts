/** The server's log: one JSON document a line, its levels named as in the contract, secrets redacted. */
import { type Logger, pino, stdTimeFunctions } from "pino"
import type { LogLevel } from "../contract/settings.ts"
import { redact } from "./redact.ts"
import { type Destination, sink } from "./sink.ts"

export interface Options {
  /** Descriptor 1 where absent. */
  readonly destination?: Pick<Destination, "write">
  /** The number of a worker, in each of its lines. */
  readonly worker?: number
}

export const open = (level: LogLevel, options: Options = {}): Logger =>
  pino(
    {
      level: pinoLevels[level],
      base: { pid: process.pid, ...(options.worker === undefined ? {} : { worker: options.worker }) },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: ourLevels.get(label) ?? label }) },
      serializers: { req: describeRequest },
      hooks: { streamWrite: redact }
    },
    options.destination ?? sink(() => 1)
  )

// pino's own names stay inside: apps call `log.warn` and `log.fatal`.
const pinoLevels = {
  trace: "trace",
  debug: "debug",
  info: "info",
  warning: "warn",
  error: "error",
  critical: "fatal"
} as const

const ourLevels = new Map<string, string>(Object.entries(pinoLevels).map(([ours, theirs]) => [theirs, ours]))

interface Described {
  readonly method?: unknown
  readonly url?: unknown
  readonly ip?: unknown
}

const describeRequest = ({ method, url, ip }: Described) => ({ method, url, ip })
