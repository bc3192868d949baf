/** The last resort: what is thrown where nobody waits for it is told as any other unexpected failure. */
import type { Model } from "../manifest/model.ts"
import { end } from "./output.ts"
import { debugTrace, reportDefect } from "./report.ts"

/** Where somebody else listens too, as a server in the foreground does, it is theirs to tell. */
export const catchCrashes = (model: Model, argv: ReadonlyArray<string>): void => {
  process.once("uncaughtException", (error) => {
    if (process.listenerCount("uncaughtException") > 0) return
    end(reportDefect(model, error, argv.includes("--json"), debugTrace(model, error.stack)))
  })
}
