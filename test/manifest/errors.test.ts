/** A generated error knows its words, its hint and its exit code. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { AddressInUse, AlreadyRunning, catalogue, ServerExited, UsageError } from "../../src/generated/errors.ts"
import { model } from "../../src/generated/model.ts"

describe("an error of the catalogue", () => {
  const error = new AlreadyRunning({ pid: 7, url: "http://localhost:8080", pidFile: "/run/a.pid" })

  it("has its message, in spite of being an Error", () => {
    expect(error.message).toBe("a server is already running at http://localhost:8080 (PID 7, PID file /run/a.pid)")
    expect(error).toBeInstanceOf(Error)
    expect(error._tag).toBe("AlreadyRunning")
    expect(error.exitCode).toBe(4)
    expect(error.hint).toContain("agents server status")
  })

  it("keeps its message on its way through an Effect", () => {
    const caught = Effect.runSync(Effect.fail(error).pipe(Effect.catchTag("AlreadyRunning", Effect.succeed)))
    expect(caught.message).toBe(error.message)
  })

  it("leaves out what is absent", () => {
    expect(new AddressInUse({ host: "::1", port: 80 }).message).toBe("::1 port 80 is already in use")
    expect(new AddressInUse({ host: "::1", port: 80, holder: "nginx" }).message).toBe(
      "::1 port 80 is already in use by nginx"
    )
    expect(new ServerExited({ how: "exited" }).hint).toBeUndefined()
    expect(new UsageError({ problem: "x" }).hint).toBeUndefined()
  })

  it("has a class for each entry of the model, with its exit code", () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(model.errors))
  })
})
