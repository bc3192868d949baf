/** The server executable: loads `service.cjs` with its kept code, and keeps it where it was not kept yet. */
import { join } from "node:path"
import { load } from "./platform/cache.ts"

/** In milliseconds: long enough after the start to disturb nobody who waits for it. */
const QUIET = 1000

const { exports, save } = load(join(import.meta.dirname, "service.cjs"))
const { main } = exports as typeof import("./service.ts")
main(process.argv.slice(2), () => void setTimeout(save, QUIET).unref())
