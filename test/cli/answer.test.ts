import { describe, expect, test } from "vitest"
import { answer } from "../../src/cli/answer.ts"
import type { Model } from "../../src/manifest/model.ts"
import { commandsOf } from "../../src/manifest/walk.ts"
import { tool } from "./model.ts"

const ask = (model: Model, line: string, platform: NodeJS.Platform = "linux") =>
  answer(model, { argv: line.split(" ").filter(Boolean), env: {}, platform, version: "1.2.3" })

describe("the front door", () => {
  test("shows help on stdout to who asks, and on stderr to who forgot the command", () => {
    expect(ask(tool, "--help")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Usage:") })
    expect(ask(tool, "")).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("Usage:") })
  })

  test("answers a shell that completes", () => {
    expect(ask(tool, "__complete -- serv")).toEqual({
      exitCode: 0,
      stdout: "serve\tDoes serve.\nserver\tAll about server.\n"
    })
  })

  test("refuses on Windows what cannot run there, and nothing else", () => {
    const unsupported = { tag: "UnsupportedPlatform", exit: 13, message: "not on {platform}", fields: {} }
    const model: Model = {
      ...tool,
      errors: { ...tool.errors, UnsupportedPlatform: unsupported },
      commands: commandsOf(tool).map((command) =>
        command.name === "serve" ? { ...command, errors: ["UnsupportedPlatform"] } : command
      )
    }
    expect(ask(model, "serve", "win32")).toEqual({ exitCode: 13, stderr: "tool: not on Windows\n" })
    expect(ask(model, "serve", "darwin")).toMatchObject({ kind: "run" })
    expect(ask(model, "connect", "win32")).toMatchObject({ kind: "run" })
  })

  test("cannot tell a wrong command line without the catalogue's words for it", () => {
    expect(() => ask({ ...tool, errors: {} }, "--bogus")).toThrow("the manifest has no UsageError")
  })
})
