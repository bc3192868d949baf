import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { lex, type Reading } from "../../src/cli/lex.ts"
import { pathOf } from "../../src/cli/place.ts"
import { type AnyHandler, execute } from "../../src/manifest/compile.ts"
import type { Command } from "../../src/manifest/model.ts"
import { tool } from "./model.ts"
import { type Meaning, type Vector, vectors } from "./vectors.ts"

for (const [title, rows] of Object.entries(vectors)) {
  describe(title, () => {
    test.each(rows.map((row) => [shown(row), row] as const))("%s", async (_, { line, env = {}, is }) => {
      const argv = typeof line === "string" ? line.split(" ").filter(Boolean) : line
      const reading = lex(tool, argv, env)
      if (!("run" in is)) return expect(told(reading)).toMatchObject(whole(is))
      if (reading.kind !== "run") return expect(reading).toEqual(is)
      expect(reading.command.path.join(" ")).toBe(is.run)
      expect(reading.warnings.join()).toBe(is.warns ?? "")
      const { input, given } = await handed(reading.command, reading.argv, env)
      expect(input).toMatchObject(is.input)
      if (is.given !== undefined) expect(given).toEqual(is.given)
    })
  })
}

const shown = ({ line, env }: Vector): string => {
  const variables = Object.entries(env ?? {}).map(([name, value]) => `${name}=${value} `)
  return `${variables.join("")}tool ${typeof line === "string" ? line : line.map((word) => JSON.stringify(word)).join(" ")}`
}

/** What a vector leaves out because it is usual. */
const whole = (is: Meaning) => ("help" in is ? { asked: true, ...is } : "errors" in is ? { json: false, ...is } : is)

/** A reading as a vector would tell it. */
const told = (reading: Exclude<Reading, { kind: "run" }> | Reading) => {
  switch (reading.kind) {
    case "version":
      return { version: true }
    case "help":
      return { help: pathOf(reading.place).join(" "), asked: reading.asked }
    case "errors":
      return { errors: reading.problems, at: pathOf(reading.place).join(" "), json: reading.json }
    case "run":
      return { run: reading.command.path.join(" "), argv: reading.argv }
  }
}

/** What a handler gets at the end, by way of the framework. */
const handed = (command: Command, argv: ReadonlyArray<string>, env: Readonly<Record<string, string>>) => {
  let seen: { readonly input: object; readonly given: object } | undefined
  const handler = (input: object, { given }: { readonly given: object }) =>
    Effect.sync(() => {
      seen = { input, given }
      return { text: "" }
    })
  const handlers = { [command.path.join(" ")]: () => Promise.resolve({ default: handler as AnyHandler }) }
  const provider = ConfigProvider.fromMap(new Map(Object.entries(env)))
  return Effect.runPromise(
    execute(tool, command, handlers, argv).pipe(
      Effect.withConfigProvider(provider),
      Effect.map(() => seen ?? { input: {}, given: {} })
    )
  )
}
