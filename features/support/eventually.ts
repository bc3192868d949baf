/** Waits for what will be so in a moment, and says what was missing where it never is. */
import { setTimeout as sleep } from "node:timers/promises"

/** Resolves once `holds` is true or returns without throwing; rejects with its last error after `limit` milliseconds. */
export async function eventually(holds: () => unknown, limit = 30_000): Promise<void> {
  const deadline = performance.now() + limit
  for (;;) {
    const problem = await attempt(holds)
    if (problem === undefined) return
    if (performance.now() > deadline) throw problem
    await sleep(20)
  }
}

async function attempt(holds: () => unknown): Promise<Error | undefined> {
  try {
    return (await holds()) === false ? new Error("it never came to be so") : undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
