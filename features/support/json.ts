/** JSON that a command printed, held against a table of paths and expectations. */
import assert from "node:assert/strict"

type Json = Record<string, unknown>

/** The one object in `text`. */
export function parse(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    assert.fail(`no JSON object: ${text}`)
  }
}

/** Holds the value at a dotted path against a JSON literal, or against `a PID`, `a number`, `a text`, `a time`. */
export function matches(found: Json, path: string, expected: string, alive: (pid: number) => boolean): void {
  const value = path.split(".").reduce<unknown>((at, key) => (at as Json | undefined)?.[key], found)
  const told = `${path} is ${JSON.stringify(value)} in ${JSON.stringify(found)}`
  const kind = KINDS[expected]
  if (expected === "a PID") assert.ok(typeof value === "number" && alive(value), told)
  else if (kind) assert.ok(kind(value), told)
  else assert.deepEqual(value, JSON.parse(expected), told)
}

const KINDS: Record<string, (value: unknown) => boolean> = {
  "a number": (value) => typeof value === "number" && Number.isFinite(value),
  "a text": (value) => typeof value === "string" && value !== "",
  "a time": (value) => typeof value === "string" && new Date(value).toISOString() === value
}
