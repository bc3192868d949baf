/** `agents notes add`. */
import type { Handler } from "../commands.d.ts"
import { ask } from "./client.ts"

export default (async ({ url, text }, io) => {
  await ask(url, io, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text })
  })
}) satisfies Handler<"notes add">
