import { describe, expect, it } from "vitest"
import { AddressInUse, AppFailed, PluginFailed, ServerExited } from "../../src/generated/errors.ts"
import { flatten, revive, reviveRefusal } from "../../src/launch/failure.ts"

const across = <A>(data: A): A => JSON.parse(JSON.stringify(data))

describe("an error that crosses from one process to another", () => {
  it("keeps its words, its hint, its fields and its exit code", () => {
    const error = new AppFailed({ app: "./app.js", reason: "./app.js:3:9: TypeError: x is not a function" })
    const revived = reviveRefusal(across(flatten(error)))
    expect(revived).toBeInstanceOf(AppFailed)
    expect(revived.message).toBe(error.message)
    expect(revived.hint).toBe(error.hint)
    expect(revived.exitCode).toBe(6)
  })

  it("may be that of a plugin", () => {
    const error = new PluginFailed({ plugin: "hello", action: "be served", reason: "no luck", advice: "go on" })
    expect(reviveRefusal(across(flatten(error)))).toMatchObject({ message: error.message, hint: "go on", exitCode: 6 })
  })

  it("may be one that only a whole launch can end with", () => {
    const error = new AddressInUse({ host: "::1", port: 80, holder: "PID 1 (init)" })
    expect(revive(across(flatten(error))).message).toBe(error.message)
    expect(reviveRefusal(across(flatten(error)))).toBeInstanceOf(ServerExited)
  })

  it("of a version that has other errors is told by its name", () => {
    expect(revive({ tag: "FromTheFuture", when: 2099 }).message).toContain("FromTheFuture")
  })
})
