import { spawn } from "node:child_process"
import { once } from "node:events"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { send } from "../../src/supervisor/end.ts"

describe("a process that has gone meanwhile", () => {
  it("needs no signal", async () => {
    const child = spawn("true")
    await once(child, "exit")
    expect(await Effect.runPromise(send(child.pid ?? 0, "SIGTERM"))).toBeUndefined()
  })
})
