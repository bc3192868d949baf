/** `agents notes list`. */
import type { Handler } from "../commands.d.ts"
import { ask } from "./client.ts"

export default (async ({ url }, io) => {
  for (const { text } of await ask(url, io)) io.print(text)
}) satisfies Handler<"notes list">
