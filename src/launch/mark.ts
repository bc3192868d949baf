/** The line in a log at which a server begins, so that what it wrote can be found later, although it has ended. */
import { version } from "../contract/version.ts"

/** Its first key is one that no other line begins with: whatever an app or a client has logged follows its level. */
export const START = '{"start":'

export const mark = (startedAt: string): string =>
  `${JSON.stringify({ start: startedAt, level: "info", time: new Date().toISOString(), pid: process.pid, msg: `agents ${version} starts` })}\n`
